/** Drafts a feed's contract from sample files. */
@NullMarked
package io.saleslake.infer;

import org.jspecify.annotations.NullMarked;
