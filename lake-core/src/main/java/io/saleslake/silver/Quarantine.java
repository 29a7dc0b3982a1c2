package io.saleslake.silver;

import static io.saleslake.ledger.Snapshots.BATCH_ID;
import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.PlanFiles;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Sql;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Step;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.OpsTables;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.Layer;
import io.saleslake.names.OpsColumn;
import io.saleslake.names.QuarantineStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.PropertyUtil;

/** A feed's part of {@code ops.quarantine}: rejected rows, and files that could not be read. */
final class Quarantine {
  private static final String STORED = "_quarantine";

  private final EngineSession session;
  private final FeedContract feed;
  private final Table table;
  private final Expression ofFeed;

  Quarantine(EngineSession session, Lake lake, FeedContract feed) {
    this.session = session;
    this.feed = feed;
    this.table = lake.ensure(Layer.OPS, OpsTables.QUARANTINE);
    this.ofFeed = Expressions.equal(OpsColumn.FEED, feed.name());
  }

  /** The batch that a replay of the current quarantine makes. */
  static Batch replay(Lake lake, FeedContract feed) {
    Snapshot current = lake.ensure(Layer.OPS, OpsTables.QUARANTINE).currentSnapshot();
    String state = (current == null ? 0 : current.snapshotId()) + "\n" + feed.identity();
    return Batch.replay(
        feed.name(), feed.table().name(), Instant.now().truncatedTo(ChronoUnit.MICROS), state);
  }

  /**
   * Appends what a batch rejected, once per batch. Entries of an earlier run of the batch are
   * replaced when their number differs.
   */
  void add(Batch batch, Rejections rejections) {
    if (added(batch) == rejections.entries()) {
      return;
    }
    if (Snapshots.ofBatch(table, batch.id()).isPresent()) {
      remove(batch);
    }
    AppendFiles append = table.newAppend().set(BATCH_ID, batch.id());
    session
        .write(
            table,
            new QuarantineEntries(session, feed, batch).select(rejections),
            rejections.entries())
        .forEach(append::appendFile);
    append.commit();
    requireGrowth(batch, rejections.entries());
  }

  private void remove(Batch batch) {
    List<FileScanTask> files =
        PlanFiles.of(
            table,
            table.currentSnapshot(),
            Expressions.and(ofFeed, Expressions.equal(OpsColumn.BATCH_ID, batch.id())));
    session.readTable(STORED, table, files);
    OverwriteFiles overwrite = table.newOverwrite();
    files.forEach(task -> overwrite.deleteFile(task.file()));
    session
        .write(
            table,
            "SELECT * FROM %s WHERE %s <> %s"
                .formatted(STORED, OpsColumn.BATCH_ID, Sql.text(batch.id())),
            files.stream().mapToLong(task -> task.file().recordCount()).sum())
        .forEach(overwrite::addFile);
    overwrite.commit();
    table.refresh();
  }

  /** Defines {@link Relations#ENTRIES}: those that no replay has resolved. */
  void readOpen() {
    List<FileScanTask> files = PlanFiles.of(table, table.currentSnapshot(), ofFeed);
    session.readTable(STORED, table, files);
    session.keep(
        new Step(
            Relations.ENTRIES,
            "Entries that no replay has resolved.",
            "SELECT *\nFROM %s\nWHERE %s = '%s'"
                .formatted(STORED, OpsColumn.STATUS, QuarantineStatus.OPEN.label())),
        files.stream().mapToLong(task -> task.file().recordCount()).sum());
  }

  /**
   * Marks all open entries as resolved but those that were rejected again; these keep their place
   * with new reasons. Rows of a file that could be read this time and were rejected are added as
   * new entries.
   */
  void resolve(Batch batch, Rejections again) {
    table.refresh();
    Snapshot before = table.currentSnapshot();
    List<FileScanTask> files = PlanFiles.of(table, before, ofFeed);
    long stored = files.stream().mapToLong(task -> task.file().recordCount()).sum();
    session.readTable(STORED, table, files);
    session.keep(
        new Step(
            "_rejected_again",
            "What the replay rejected.",
            new QuarantineEntries(session, feed, batch).select(again)),
        again.entries());
    OverwriteFiles overwrite =
        table
            .newOverwrite()
            .overwriteByRowFilter(ofFeed)
            .validateFromSnapshot(before.snapshotId())
            .conflictDetectionFilter(ofFeed)
            .validateNoConflictingData()
            .set(BATCH_ID, batch.id());
    session.write(table, after(batch), stored + again.entries()).forEach(overwrite::addFile);
    overwrite.commit();
  }

  private String after(Batch batch) {
    String columns =
        table.schema().columns().stream()
            .map(NestedField::name)
            .map(name -> "  " + updated(name, batch) + " AS " + name)
            .collect(joining(",\n"));
    return """
        SELECT
        %1$s
        FROM %2$s AS q LEFT JOIN (
          SELECT source_file, coalesce(raw_record, '') AS record,
            any_value(reasons) AS reasons, any_value(contract_version) AS contract_version
          FROM _rejected_again
          GROUP BY source_file, coalesce(raw_record, '')
        ) AS a ON q.source_file = a.source_file AND coalesce(q.raw_record, '') = a.record
          AND q.status = '%3$s'
        UNION ALL
        SELECT
        %4$s
        FROM _rejected_again AS a
        ANTI JOIN %2$s AS q ON a.source_file = q.source_file AND a.raw_record = q.raw_record
        WHERE a.raw_record IS NOT NULL"""
        .formatted(
            columns,
            STORED,
            QuarantineStatus.OPEN.label(),
            table.schema().columns().stream()
                .map(field -> "  a." + field.name())
                .collect(joining(",\n")));
  }

  private static String updated(String column, Batch batch) {
    String resolved =
        "q.status = '%s' AND a.source_file IS NULL".formatted(QuarantineStatus.OPEN.label());
    return switch (column) {
      case OpsColumn.REASONS, OpsColumn.CONTRACT_VERSION ->
          "CASE WHEN a.source_file IS NULL THEN q.%1$s ELSE a.%1$s END".formatted(column);
      case OpsColumn.STATUS ->
          "CASE WHEN %s THEN '%s' ELSE q.status END"
              .formatted(resolved, QuarantineStatus.RESOLVED.label());
      case OpsColumn.RESOLVED_BY_BATCH ->
          "CASE WHEN %s THEN %s ELSE q.resolved_by_batch END"
              .formatted(resolved, Sql.text(batch.id()));
      default -> "q." + column;
    };
  }

  private void requireGrowth(Batch batch, long expected) {
    table.refresh();
    long added = added(batch);
    if (added != expected) {
      throw LakeException.internal(
          "Cannot account for batch %s of %s: %d entries went to quarantine instead of %d"
              .formatted(batch.id(), batch.feed(), added, expected));
    }
  }

  /** Entries that the last run of a batch appended. */
  private long added(Batch batch) {
    return Snapshots.ofBatch(table, batch.id())
        .map(Snapshot::summary)
        .map(s -> PropertyUtil.propertyAsLong(s, SnapshotSummary.ADDED_RECORDS_PROP, 0))
        .orElse(0L);
  }
}
