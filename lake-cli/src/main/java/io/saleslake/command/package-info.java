/** The command tree and the commands for AWS. */
@NullMarked
package io.saleslake.command;

import org.jspecify.annotations.NullMarked;
