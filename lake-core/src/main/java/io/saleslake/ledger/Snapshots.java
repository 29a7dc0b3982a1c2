package io.saleslake.ledger;

import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.iceberg.util.SnapshotUtil;

/** What the lake writes into the summary of its snapshots, atomically with their data. */
public final class Snapshots {
  /** The batch that a snapshot holds. */
  public static final String BATCH_ID = "saleslake.batch-id";

  private Snapshots() {}

  /** The snapshot in the history of main that a batch made. */
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

  /** Rows of the current snapshot. */
  public static long rows(Table table) {
    Snapshot current = table.currentSnapshot();
    return current == null
        ? 0
        : PropertyUtil.propertyAsLong(current.summary(), SnapshotSummary.TOTAL_RECORDS_PROP, 0);
  }

  /**
   * Whether main has the rows of an earlier snapshot, 0 for a table without one: maintenance alone
   * has committed since. The earlier snapshot itself may have been expired.
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

  /** The last snapshot of main that changed rows; maintenance only moves them. */
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
