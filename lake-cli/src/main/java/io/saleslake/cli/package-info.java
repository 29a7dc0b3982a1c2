/** What all commands share: results, errors and options. */
@NullMarked
package io.saleslake.cli;

import org.jspecify.annotations.NullMarked;
