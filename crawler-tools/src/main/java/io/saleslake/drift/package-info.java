/** What crawlers found in bronze, held against the feeds' contracts. */
@NullMarked
package io.saleslake.drift;

import org.jspecify.annotations.NullMarked;
