/** Compares the tables that crawlers found in bronze with the feeds' contracts. */
@NullMarked
package io.saleslake.drift;

import org.jspecify.annotations.NullMarked;
