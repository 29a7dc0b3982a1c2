package io.saleslake.silver;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;

import io.saleslake.LakeException;
import io.saleslake.Progress;
import io.saleslake.Progress.Step;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.TableContract;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.FileEntry;
import io.saleslake.ledger.RowCounts;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.Layer;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Brings the newest rows of a batch into its silver table: inserts, updates, or nothing where it
 * has them already.
 */
final class PublishRows {
  private static final int ATTEMPTS = 3;

  private final SparkSession spark;
  private final Lake lake;
  private final TableContract contract;
  private final Batch batch;
  private final Progress progress;

  PublishRows(
      SparkSession spark, Lake lake, TableContract contract, Batch batch, Progress progress) {
    this.spark = spark;
    this.lake = lake;
    this.contract = contract;
    this.batch = batch;
    this.progress = progress;
  }

  /**
   * Publishes, once per batch, and tells what became of the rows. When another writer, such as
   * table maintenance, was faster, the rows are compared with what it left and written again.
   *
   * @param newest the columns of the table, one row per key
   */
  Accounting publish(Dataset<Row> newest, Accounting standing) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Table table = lake.table(Layer.SILVER, contract.name());
      Optional<Snapshot> published = Snapshots.ofBatch(table, batch.id());
      // A batch that a killed run has published is compared with the table as that run found it.
      @Nullable Snapshot before =
          published.isPresent() ? before(table, published.get()) : table.currentSnapshot();

      Optional<Dataset<Row>> compared =
          before == null || standing.newest() == 0
              ? Optional.empty()
              : CompareRows.compare(
                      spark, lake, contract, FewRows.send(newest, standing.newest()), before)
                  .map(rows -> FewRows.keep(rows, standing.newest()));
      Accounting accounting = standing.with(compared);
      accounting.requireBalance(batch);
      RowCounts rows = accounting.sum();
      boolean done = published.isPresent() || rows.inserted() + rows.updated() == 0;
      if (done || write(newest, compared, accounting, before)) {
        return accounting;
      }
    }
    throw new LakeException(
        LakeException.Category.EXTERNAL,
        "Cannot publish batch %s of %s: other writers changed %s %d times meanwhile"
            .formatted(batch.id(), batch.feed(), contract.name(), ATTEMPTS));
  }

  /** A batch that updated and inserted made a snapshot of each. */
  private @Nullable Snapshot before(Table table, Snapshot published) {
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

  /** Whether readers see the rows now. */
  private boolean write(
      Dataset<Row> newest,
      Optional<Dataset<Row>> compared,
      Accounting accounting,
      @Nullable Snapshot before) {
    RowCounts rows = accounting.sum();
    AuditedWrite write = new AuditedWrite(spark, lake, contract, batch);
    write.openBranch(before);
    if (rows.updated() > 0) {
      Dataset<Row> updated =
          compared.orElseThrow().where(col(CompareRows.VERDICT).equalTo(Verdict.UPDATED.label()));
      write.update(byKey(newest, updated, "left_semi"), updated, rows.updated());
    }
    if (rows.inserted() > 0) {
      write.insert(compared.map(known -> byKey(newest, known, "left_anti")).orElse(newest));
    }
    progress.reached(Step.WRITTEN, batch.feed());
    Map<String, Long> expected =
        accounting.entries().stream()
            .filter(entry -> written(entry) > 0)
            .collect(toMap(entry -> entry.file().path(), PublishRows::written));
    write.audit(expected, rows.inserted(), before);
    return write.publish(before);
  }

  private static long written(FileEntry entry) {
    return entry.rows().inserted() + entry.rows().updated();
  }

  private Dataset<Row> byKey(Dataset<Row> newest, Dataset<Row> compared, String join) {
    return newest.join(
        compared.select(CompareRows.columns(contract.key())),
        CollectionConverters.asScala(contract.key()).toSeq(),
        join);
  }
}
