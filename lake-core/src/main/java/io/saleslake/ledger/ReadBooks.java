package io.saleslake.ledger;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.TableDefinition;
import io.saleslake.names.FileStatus;
import io.saleslake.names.Layer;
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

/** Reads the books and changes nothing: a lake that has none yet has no entries. */
public final class ReadBooks {
  private ReadBooks() {}

  /** A batch that is closed. */
  public record ClosedBatch(String id, Instant finishedAt) {
    private ClosedBatch later(ClosedBatch other) {
      return other.finishedAt.isAfter(finishedAt) ? other : this;
    }
  }

  /** The last batch that was closed, by dataset. */
  public static Map<String, ClosedBatch> lastBatches(Lake lake) {
    Map<String, ClosedBatch> last = new HashMap<>();
    Expression closed = Expressions.notNull("finished_at");
    for (Record row : rows(lake, OpsTables.BATCHES, closed, "batch_id", "dataset", "finished_at")) {
      last.merge(
          text(row, "dataset"),
          new ClosedBatch(
              text(row, "batch_id"), ((OffsetDateTime) row.getField("finished_at")).toInstant()),
          ClosedBatch::later);
    }
    return last;
  }

  /** How many rejected rows wait for a mended contract, by feed. */
  public static Map<String, Long> openRejections(Lake lake) {
    Map<String, Long> open = new HashMap<>();
    for (Record row :
        rows(lake, OpsTables.QUARANTINE, has(QuarantineStatus.OPEN), "feed", "status")) {
      open.merge(text(row, "feed"), 1L, Long::sum);
    }
    return open;
  }

  /** Whether no file was ever put into a batch. */
  public static boolean isEmpty(Lake lake) {
    String files = OpsTables.FILES.name();
    return !lake.has(Layer.OPS, files) || Snapshots.rows(lake.table(Layer.OPS, files)) == 0;
  }

  /** The files that were promoted, by path, as they were then. */
  public static Map<String, BronzeFile> promotedFiles(Lake lake) {
    Map<String, BronzeFile> promoted = new HashMap<>();
    for (Record row :
        rows(
            lake,
            OpsTables.FILES,
            has(FileStatus.DONE),
            "path",
            "bytes",
            "version",
            "arrived_at",
            "status")) {
      BronzeFile file = Ledger.bronzeFile(row);
      promoted.put(file.path(), file);
    }
    // A file that could not be read may have been repaired where it is.
    for (Record row : rows(lake, OpsTables.FILES, has(FileStatus.UNREADABLE), "path", "status")) {
      promoted.remove(text(row, "path"));
    }
    return promoted;
  }

  private static Expression has(State status) {
    return Expressions.equal("status", status.label());
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
