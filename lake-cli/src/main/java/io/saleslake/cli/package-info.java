/** What every command line of the lake shares: results, errors, options. */
@NullMarked
package io.saleslake.cli;

import org.jspecify.annotations.NullMarked;
