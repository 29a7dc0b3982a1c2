package io.saleslake.catalog;

import io.saleslake.LakeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/** Plans the data files to read. */
public final class PlanFiles {
  private PlanFiles() {}

  /**
   * Returns the data files of a snapshot that may contain matching rows; each must be read in full.
   *
   * @param snapshot null for an empty table
   */
  public static List<FileScanTask> of(Table table, @Nullable Snapshot snapshot, Expression filter) {
    if (snapshot == null) {
      return List.of();
    }
    try (CloseableIterable<FileScanTask> tasks =
        table
            .newScan()
            .useSnapshot(snapshot.snapshotId())
            .filter(filter)
            .ignoreResiduals()
            .planFiles()) {
      List<FileScanTask> files = new ArrayList<>();
      tasks.forEach(files::add);
      return files;
    } catch (IOException e) {
      throw LakeException.external("Cannot read %s: %s".formatted(table.name(), e.getMessage()), e);
    }
  }
}
