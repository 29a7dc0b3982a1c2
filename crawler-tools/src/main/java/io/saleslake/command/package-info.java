/** Commands of the AWS side; thin. */
@NullMarked
package io.saleslake.command;

import org.jspecify.annotations.NullMarked;
