package io.saleslake.ledger;

import static io.saleslake.ledger.Snapshots.BATCH_ID;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.saleslake.LakeException;
import io.saleslake.catalog.Lake;
import io.saleslake.names.BatchStatus;
import io.saleslake.names.FileStatus;
import io.saleslake.names.Layer;
import io.saleslake.names.OpsColumn;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.Tasks;

/**
 * The ledger: {@code ops.files} and {@code ops.batches}. A batch is recorded as started before it
 * writes anything, so that a killed run is resumed with the same files, and is closed as the last
 * step.
 */
public final class Ledger {
  private static final String STARTED = FileStatus.STARTED.label();
  private static final int RETRIES = 5;

  private final Table files;
  private final Table batches;

  private Ledger(Table files, Table batches) {
    this.files = files;
    this.batches = batches;
  }

  public static Ledger open(Lake lake) {
    return new Ledger(
        lake.ensure(Layer.OPS, OpsTables.FILES), lake.ensure(Layer.OPS, OpsTables.BATCHES));
  }

  /** Paths of all files of a feed that are in a batch, open or closed. */
  public Set<String> knownFiles(String feed) {
    files.refresh();
    return Rows.read(files, Expressions.equal(OpsColumn.FEED, feed), OpsColumn.PATH).stream()
        .map(row -> text(row, OpsColumn.PATH))
        .collect(toCollection(HashSet::new));
  }

  /** All files of a feed that are in a batch, by path. */
  public Map<String, BronzeFile> files(String feed) {
    files.refresh();
    return Rows.read(files, Expressions.equal(OpsColumn.FEED, feed)).stream()
        .map(Ledger::bronzeFile)
        .collect(toMap(BronzeFile::path, file -> file, (first, again) -> first));
  }

  /** When the last batch was closed, by {@code feed} or {@code dataset}. */
  public Map<String, Instant> lastClosed(String column) {
    batches.refresh();
    Map<String, Instant> last = new HashMap<>();
    for (Record row : Rows.read(batches, Expressions.alwaysTrue(), column, OpsColumn.FINISHED_AT)) {
      last.merge(
          text(row, column),
          instant(row, OpsColumn.FINISHED_AT),
          (one, other) -> one.isAfter(other) ? one : other);
    }
    return last;
  }

  /**
   * Returns the oldest open batch of a feed. Removes rows that are still marked as started although
   * their batch is closed.
   */
  public Optional<Batch> openBatch(String feed, String dataset) {
    files.refresh();
    Expression ofFeed = Expressions.equal(OpsColumn.FEED, feed);
    Map<String, List<Record>> started =
        Rows.read(files, Expressions.and(ofFeed, Expressions.equal(OpsColumn.STATUS, STARTED)))
            .stream()
            .collect(groupingBy(row -> text(row, OpsColumn.BATCH_ID)));
    if (started.isEmpty()) {
      return Optional.empty();
    }
    for (Record closed :
        Rows.read(files, Expressions.and(ofFeed, isClosed()), OpsColumn.BATCH_ID)) {
      String id = text(closed, OpsColumn.BATCH_ID);
      if (started.remove(id) != null) {
        replaceStarted(feed, id, List.of());
      }
    }
    return started.entrySet().stream()
        .map(open -> resume(open.getKey(), feed, dataset, open.getValue()))
        .min(comparing(Batch::startedAt));
  }

  private static Batch resume(String recorded, String feed, String dataset, List<Record> rows) {
    List<BronzeFile> open = rows.stream().map(Ledger::bronzeFile).toList();
    Batch batch = Batch.of(feed, dataset, instant(rows.get(0), OpsColumn.STARTED_AT), open);
    if (!batch.id().equals(recorded)) {
      throw LakeException.internal(
          "Cannot resume batch %s of %s: its files on record digest to %s"
              .formatted(recorded, feed, batch.id()));
    }
    return batch;
  }

  /**
   * The rows of {@code ops.files} that no run will replace. Compaction excludes the others, so that
   * it does not conflict with the run that closes their batch.
   */
  public static Expression isClosed() {
    return Expressions.or(
        Expressions.lessThan(OpsColumn.STATUS, STARTED),
        Expressions.greaterThan(OpsColumn.STATUS, STARTED));
  }

  /** Records a batch before its rows are written. */
  public void start(Batch batch) {
    List<Record> rows = new ArrayList<>();
    for (BronzeFile file : batch.files()) {
      GenericRecord row = fileRow(batch, file);
      row.setField(OpsColumn.STATUS, STARTED);
      rows.add(row);
    }
    files.newAppend().appendFile(Rows.write(files, rows)).set(BATCH_ID, batch.id()).commit();
  }

  /**
   * Closes a batch: adds its row to {@code ops.batches}, then updates its files. When called again
   * after an interruption, it completes the remaining steps.
   */
  public void finish(Batch batch, String engine, List<FileEntry> entries) {
    RowCounts total = entries.stream().map(FileEntry::rows).reduce(RowCounts.NONE, RowCounts::plus);
    boolean complete = entries.stream().allMatch(FileEntry::readable);
    close(batch, engine, total, complete ? BatchStatus.DONE : BatchStatus.PARTIAL);
    List<Record> rows = new ArrayList<>();
    for (FileEntry entry : entries) {
      GenericRecord row = fileRow(batch, entry.file());
      FileStatus status = entry.readable() ? FileStatus.DONE : FileStatus.UNREADABLE;
      row.setField(OpsColumn.STATUS, status.label());
      row.setField(OpsColumn.REASON, entry.readable() ? null : entry.reason());
      setCounts(row, entry.rows());
      rows.add(row);
    }
    replaceFiles(batch, rows);
  }

  /** Adds the row of a batch to {@code ops.batches} if it does not exist. */
  public void close(Batch batch, String engine, RowCounts rows, BatchStatus status) {
    if (!rows.balance()) {
      throw LakeException.internal(
          "Cannot account for batch %s of %s: %s".formatted(batch.id(), batch.feed(), rows));
    }
    batches.refresh();
    if (Snapshots.ofBatch(batches, batch.id()).isPresent()) {
      return;
    }
    GenericRecord row = Rows.blank(batches);
    row.setField(OpsColumn.BATCH_ID, batch.id());
    row.setField(OpsColumn.DATASET, batch.dataset());
    row.setField(OpsColumn.FEED, batch.feed());
    row.setField(OpsColumn.STARTED_AT, timestamp(batch.startedAt()));
    row.setField(OpsColumn.FINISHED_AT, timestamp(Instant.now()));
    row.setField(OpsColumn.STATUS, status.label());
    row.setField(OpsColumn.ENGINE, engine);
    setCounts(row, rows);
    batches
        .newAppend()
        .appendFile(Rows.write(batches, List.of(row)))
        .set(BATCH_ID, batch.id())
        .commit();
  }

  private void replaceFiles(Batch batch, List<Record> rows) {
    files.refresh();
    Expression closed =
        Expressions.and(
            Expressions.equal(OpsColumn.FEED, batch.feed()),
            Expressions.equal(OpsColumn.BATCH_ID, batch.id()),
            isClosed());
    if (Rows.read(files, closed, OpsColumn.PATH)
        .isEmpty()) { // otherwise a killed run already did it
      replaceStarted(batch.feed(), batch.id(), rows);
    }
  }

  /**
   * Replaces the started rows of a batch with {@code rows} in one commit. Other rows in the same
   * data files are rewritten. If compaction replaced such a file in the meantime, the operation
   * starts again.
   */
  private void replaceStarted(String feed, String batchId, List<Record> rows) {
    Expression started =
        Expressions.and(
            Expressions.equal(OpsColumn.FEED, feed),
            Expressions.equal(OpsColumn.BATCH_ID, batchId),
            Expressions.equal(OpsColumn.STATUS, STARTED));
    Predicate<Record> isStarted =
        row ->
            batchId.equals(text(row, OpsColumn.BATCH_ID))
                && STARTED.equals(text(row, OpsColumn.STATUS));
    Tasks.foreach(files)
        .retry(RETRIES)
        .exponentialBackoff(100, 5_000, 60_000, 2.0)
        .onlyRetryOn(ValidationException.class)
        .run(
            table -> {
              table.refresh();
              List<Record> written = new ArrayList<>(rows);
              OverwriteFiles overwrite = table.newOverwrite().validateNoConflictingDeletes();
              Optional.ofNullable(table.currentSnapshot())
                  .ifPresent(seen -> overwrite.validateFromSnapshot(seen.snapshotId()));
              Rows.filesWith(table, started, isStarted)
                  .forEach(
                      (file, all) -> {
                        overwrite.deleteFile(file);
                        all.stream().filter(isStarted.negate()).forEach(written::add);
                      });
              if (!written.isEmpty()) {
                overwrite.addFile(Rows.write(table, written));
              }
              overwrite.set(BATCH_ID, batchId).commit();
            });
  }

  private GenericRecord fileRow(Batch batch, BronzeFile file) {
    GenericRecord row = Rows.blank(files);
    row.setField(OpsColumn.PATH, file.path());
    row.setField(OpsColumn.FEED, batch.feed());
    row.setField(OpsColumn.BATCH_ID, batch.id());
    row.setField(OpsColumn.BYTES, file.bytes());
    row.setField(OpsColumn.VERSION, file.version());
    row.setField(OpsColumn.ARRIVED_AT, timestamp(file.arrivedAt()));
    row.setField(OpsColumn.STARTED_AT, timestamp(batch.startedAt()));
    return row;
  }

  private static void setCounts(GenericRecord row, RowCounts rows) {
    row.setField(OpsColumn.ROWS_READ, rows.read());
    row.setField(OpsColumn.ROWS_INSERTED, rows.inserted());
    row.setField(OpsColumn.ROWS_UPDATED, rows.updated());
    row.setField(OpsColumn.ROWS_DUPLICATE, rows.duplicate());
    row.setField(OpsColumn.ROWS_SUPERSEDED, rows.superseded());
    row.setField(OpsColumn.ROWS_QUARANTINED, rows.quarantined());
  }

  static BronzeFile bronzeFile(Record row) {
    return new BronzeFile(
        text(row, OpsColumn.PATH),
        (Long) row.getField(OpsColumn.BYTES),
        text(row, OpsColumn.VERSION),
        instant(row, OpsColumn.ARRIVED_AT));
  }

  private static String text(Record row, String column) {
    return String.valueOf(row.getField(column));
  }

  private static Instant instant(Record row, String column) {
    return ((OffsetDateTime) row.getField(column)).toInstant();
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
