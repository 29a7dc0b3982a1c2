/** Calculates the cost of a lake on AWS. */
@NullMarked
package io.saleslake.cost;

import org.jspecify.annotations.NullMarked;
