/** Asks AWS what the lake used; the prices are next door. */
@NullMarked
package io.saleslake.cost.collect;

import org.jspecify.annotations.NullMarked;
