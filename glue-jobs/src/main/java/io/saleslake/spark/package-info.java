/** The engine Spark: its session, and the rows of raw files. */
@NullMarked
package io.saleslake.spark;

import org.jspecify.annotations.NullMarked;
