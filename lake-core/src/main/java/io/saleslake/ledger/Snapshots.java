package io.saleslake.ledger;

import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Reads and writes the lake's properties in snapshot summaries, which are committed atomically with
 * the data.
 */
public final class Snapshots {
  /** The batch id of a snapshot. */
  public static final String BATCH_ID = "saleslake.batch-id";

  private Snapshots() {}

  /** Property of a snapshot: the engine that computed its rows. */
  public static final String ENGINE = "saleslake.engine";

  /** The snapshot that a batch committed to main. */
  public static Optional<Snapshot> ofBatch(Table table, String batchId) {
    if (table.currentSnapshot() == null) {
      return Optional.empty();
    }
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (batchId.equals(snapshot.summary().get(BATCH_ID))) {
        return Optional.of(snapshot);
      }
    }
    return Optional.empty();
  }

  /** Number of rows in the current snapshot. */
  public static long rows(Table table) {
    Snapshot current = table.currentSnapshot();
    return current == null
        ? 0
        : PropertyUtil.propertyAsLong(current.summary(), SnapshotSummary.TOTAL_RECORDS_PROP, 0);
  }

  /**
   * Whether main still contains exactly the rows of an earlier snapshot (0 for none), so that only
   * maintenance has committed since. The earlier snapshot may have expired.
   */
  public static boolean hasSameRows(Table table, long earlier) {
    Snapshot snapshot = table.currentSnapshot();
    while (snapshot != null && snapshot.snapshotId() != earlier) {
      if (!DataOperations.REPLACE.equals(snapshot.operation())) {
        return false;
      }
      Long parent = snapshot.parentId();
      if (parent != null && parent == earlier) {
        return true;
      }
      snapshot = parent == null ? null : table.snapshot(parent);
    }
    return snapshot != null || (earlier == 0 && table.currentSnapshot() == null);
  }

  /** The last snapshot of main that changed rows; maintenance snapshots are skipped. */
  public static Optional<Snapshot> lastChange(Table table) {
    if (table.currentSnapshot() == null) {
      return Optional.empty();
    }
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (!DataOperations.REPLACE.equals(snapshot.operation())) {
        return Optional.of(snapshot);
      }
    }
    return Optional.empty();
  }
}
