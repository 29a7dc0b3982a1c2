/** Makes a feed's contract to start from, of sample files. */
@NullMarked
package io.saleslake.infer;

import org.jspecify.annotations.NullMarked;
