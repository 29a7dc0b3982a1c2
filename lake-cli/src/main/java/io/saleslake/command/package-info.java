/** The command tree, and the commands for AWS; thin. */
@NullMarked
package io.saleslake.command;

import org.jspecify.annotations.NullMarked;
