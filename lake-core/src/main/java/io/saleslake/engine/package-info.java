/** What the data flow asks of the component that runs its SQL. */
@NullMarked
package io.saleslake.engine;

import org.jspecify.annotations.NullMarked;
