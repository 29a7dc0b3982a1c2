package io.saleslake.silver;

import io.saleslake.LakeException;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.Snapshots;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * The state of a table that a batch is compared with.
 *
 * @param snapshot null for a table without rows
 * @param isPublished whether a run that was killed has published the batch; it is compared with the
 *     table as that run found it
 */
record StartingPoint(@Nullable Snapshot snapshot, boolean isPublished) {
  static StartingPoint of(Table table, Batch batch) {
    Optional<Snapshot> published = Snapshots.ofBatch(table, batch.id());
    return published
        .map(snapshot -> new StartingPoint(before(table, batch, snapshot), true))
        .orElseGet(() -> new StartingPoint(table.currentSnapshot(), false));
  }

  /** A batch may have made several snapshots. */
  private static @Nullable Snapshot before(Table table, Batch batch, Snapshot published) {
    @Nullable Snapshot found = published;
    while (found != null && batch.id().equals(found.summary().get(Snapshots.BATCH_ID))) {
      Long parent = found.parentId();
      found = parent == null ? null : table.snapshot(parent);
      if (parent != null && found == null) {
        throw LakeException.internal(
            "Cannot account for batch %s of %s: snapshot %d, which it found, has expired"
                .formatted(batch.id(), batch.feed(), parent));
      }
    }
    return found;
  }
}
