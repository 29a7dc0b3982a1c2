/** The status of each dataset, read from the ledger and snapshots. */
@NullMarked
package io.saleslake.status;

import org.jspecify.annotations.NullMarked;
