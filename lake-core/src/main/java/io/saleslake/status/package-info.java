/** How each dataset stands, read from the lake's books and snapshots. */
@NullMarked
package io.saleslake.status;

import org.jspecify.annotations.NullMarked;
