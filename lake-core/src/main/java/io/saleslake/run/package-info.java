/** Runs over many feeds and marts: which of them, in which order. */
@NullMarked
package io.saleslake.run;

import org.jspecify.annotations.NullMarked;
