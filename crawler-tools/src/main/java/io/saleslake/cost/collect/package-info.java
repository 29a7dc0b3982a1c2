/** Collects the lake's usage from AWS; package {@code cost} prices it. */
@NullMarked
package io.saleslake.cost.collect;

import org.jspecify.annotations.NullMarked;
