/** Recent runs of jobs and pipeline. */
@NullMarked
package io.saleslake.runs;

import org.jspecify.annotations.NullMarked;
