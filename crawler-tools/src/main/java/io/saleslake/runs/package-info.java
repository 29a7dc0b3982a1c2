/** What jobs and pipeline did lately. */
@NullMarked
package io.saleslake.runs;

import org.jspecify.annotations.NullMarked;
