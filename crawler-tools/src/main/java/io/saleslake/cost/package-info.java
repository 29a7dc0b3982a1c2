/** What the lake costs. */
@NullMarked
package io.saleslake.cost;

import org.jspecify.annotations.NullMarked;
