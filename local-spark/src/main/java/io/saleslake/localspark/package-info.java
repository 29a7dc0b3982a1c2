/** Spark for the command line, on class paths that have it. */
@NullMarked
package io.saleslake.localspark;

import org.jspecify.annotations.NullMarked;
