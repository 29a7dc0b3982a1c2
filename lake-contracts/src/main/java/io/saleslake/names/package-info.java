/** Names that code, contracts and infrastructure share. */
@NullMarked
package io.saleslake.names;

import org.jspecify.annotations.NullMarked;
