package io.saleslake.maintenance;

import java.time.Instant;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Table;

/** Expires old snapshots of a table, and deletes the files that only they read. */
public final class ExpireHistory {
  /** Kept whatever their age: a run that was killed finds its own snapshots among them. */
  private static final int SNAPSHOTS_KEPT = 20;

  private ExpireHistory() {}

  /**
   * Expires what is older.
   *
   * @return the number of snapshots that expired
   */
  public static long expire(Table table, Instant before) {
    table.refresh();
    long snapshots = count(table);
    table
        .expireSnapshots()
        .expireOlderThan(before.toEpochMilli())
        .retainLast(SNAPSHOTS_KEPT)
        .commit();
    table.refresh();
    return snapshots - count(table);
  }

  private static long count(Table table) {
    return StreamSupport.stream(table.snapshots().spliterator(), false).count();
  }
}
