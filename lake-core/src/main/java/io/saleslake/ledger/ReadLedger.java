package io.saleslake.ledger;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.TableDefinition;
import io.saleslake.names.FileStatus;
import io.saleslake.names.Layer;
import io.saleslake.names.OpsColumn;
import io.saleslake.names.QuarantineStatus;
import io.saleslake.names.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** Reads the ledger without changing it. A lake without a ledger has no entries. */
public final class ReadLedger {
  private ReadLedger() {}

  /** A closed batch. */
  public record ClosedBatch(String id, Instant finishedAt) {
    private ClosedBatch later(ClosedBatch other) {
      return other.finishedAt.isAfter(finishedAt) ? other : this;
    }
  }

  /** The last closed batch by dataset. */
  public static Map<String, ClosedBatch> lastBatches(Lake lake) {
    Map<String, ClosedBatch> last = new HashMap<>();
    Expression closed = Expressions.notNull(OpsColumn.FINISHED_AT);
    for (Record row :
        rows(
            lake,
            OpsTables.BATCHES,
            closed,
            OpsColumn.BATCH_ID,
            OpsColumn.DATASET,
            OpsColumn.FINISHED_AT)) {
      last.merge(
          text(row, OpsColumn.DATASET),
          new ClosedBatch(
              text(row, OpsColumn.BATCH_ID),
              ((OffsetDateTime) row.getField(OpsColumn.FINISHED_AT)).toInstant()),
          ClosedBatch::later);
    }
    return last;
  }

  /** The number of open quarantine rows by feed. */
  public static Map<String, Long> openRejections(Lake lake) {
    Map<String, Long> open = new HashMap<>();
    for (Record row :
        rows(
            lake,
            OpsTables.QUARANTINE,
            has(QuarantineStatus.OPEN),
            OpsColumn.FEED,
            OpsColumn.STATUS)) {
      open.merge(text(row, OpsColumn.FEED), 1L, Long::sum);
    }
    return open;
  }

  /** Whether no file was ever added to a batch. */
  public static boolean isEmpty(Lake lake) {
    String files = OpsTables.FILES.name();
    return !lake.has(Layer.OPS, files) || Snapshots.rows(lake.table(Layer.OPS, files)) == 0;
  }

  /** The promoted files by path, as they were at that time. */
  public static Map<String, BronzeFile> promotedFiles(Lake lake) {
    Map<String, BronzeFile> promoted = new HashMap<>();
    for (Record row :
        rows(
            lake,
            OpsTables.FILES,
            has(FileStatus.DONE),
            OpsColumn.PATH,
            OpsColumn.BYTES,
            OpsColumn.VERSION,
            OpsColumn.ARRIVED_AT,
            OpsColumn.STATUS)) {
      BronzeFile file = Ledger.bronzeFile(row);
      promoted.put(file.path(), file);
    }
    // An unreadable file may have been repaired in place.
    for (Record row :
        rows(lake, OpsTables.FILES, has(FileStatus.UNREADABLE), OpsColumn.PATH, OpsColumn.STATUS)) {
      promoted.remove(text(row, OpsColumn.PATH));
    }
    return promoted;
  }

  private static Expression has(State status) {
    return Expressions.equal(OpsColumn.STATUS, status.label());
  }

  private static List<Record> rows(
      Lake lake, TableDefinition table, Expression filter, String... columns) {
    return lake.has(Layer.OPS, table.name())
        ? Rows.read(lake.table(Layer.OPS, table.name()), filter, columns)
        : List.of();
  }

  private static String text(Record row, String column) {
    return String.valueOf(row.getField(column));
  }
}
