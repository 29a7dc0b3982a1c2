package io.saleslake.silver;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.saleslake.LakeException;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Sql;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.OpsTables;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.Layer;
import io.saleslake.names.QuarantineStatus;
import io.saleslake.spark.ReadRaw;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;

/** A feed's part of {@code ops.quarantine}: rejected rows, and files that could not be read. */
final class Quarantine {
  private final SparkSession spark;
  private final FeedContract feed;
  private final Table table;
  private final String sqlName;

  Quarantine(SparkSession spark, Lake lake, FeedContract feed) {
    this.spark = spark;
    this.feed = feed;
    this.table = lake.ensure(Layer.OPS, OpsTables.QUARANTINE);
    this.sqlName = lake.sqlName(Layer.OPS, OpsTables.QUARANTINE.name());
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
      spark.sql(
          "DELETE FROM %s WHERE feed = '%s' AND batch_id = '%s'"
              .formatted(sqlName, feed.name(), batch.id()));
    }
    try {
      writer(entries(batch, rejections).coalesce(1), batch).append();
    } catch (NoSuchTableException e) {
      throw new IllegalStateException("the table was made a moment ago", e);
    }
    requireGrowth(batch, rejections.entries());
  }

  /** The batch that a replay of the quarantine as it is now makes. */
  Batch replay() {
    Snapshot current = table.currentSnapshot();
    String state = (current == null ? 0 : current.snapshotId()) + "\n" + feed.identity();
    return Batch.replay(
        feed.name(), feed.table().name(), Instant.now().truncatedTo(ChronoUnit.MICROS), state);
  }

  /** Entries that no replay has resolved. */
  Dataset<Row> open() {
    return ofFeed().where(col("status").equalTo(QuarantineStatus.OPEN.label()));
  }

  /**
   * Marks all open entries as resolved but those that were rejected again; these keep their place
   * with new reasons. Rows of a file that could be read this time and were rejected come in as new
   * entries.
   */
  void resolve(Batch batch, Rejections again) {
    Dataset<Row> entriesAgain =
        entries(batch, again)
            .select(
                col("source_file").as("_file"),
                coalesce(col("raw_record"), lit("")).as("_record"),
                col("reasons").as("_reasons"),
                col("contract_version").as("_version"))
            .dropDuplicates("_file", "_record");
    Column isAgain = col("_file").isNotNull();
    Column isOpen = col("status").equalTo(QuarantineStatus.OPEN.label());
    Dataset<Row> before = ofFeed();
    Dataset<Row> after =
        before
            .join(
                entriesAgain,
                col("source_file")
                    .equalTo(col("_file"))
                    .and(coalesce(col("raw_record"), lit("")).equalTo(col("_record")))
                    .and(isOpen),
                "left_outer")
            .select(
                col("feed"),
                col("batch_id"),
                col("source_file"),
                col("raw_record"),
                when(isAgain, col("_reasons")).otherwise(col("reasons")).as("reasons"),
                when(isAgain, col("_version"))
                    .otherwise(col("contract_version"))
                    .as("contract_version"),
                when(
                        isOpen.and(isAgain.equalTo(lit(false))),
                        lit(QuarantineStatus.RESOLVED.label()))
                    .otherwise(col("status"))
                    .as("status"),
                col("quarantined_at"),
                when(isOpen.and(isAgain.equalTo(lit(false))), lit(batch.id()))
                    .otherwise(col("resolved_by_batch"))
                    .as("resolved_by_batch"),
                col("line"));
    Dataset<Row> known = before.select("source_file", "raw_record");
    Dataset<Row> added =
        entries(batch, again)
            .where(col("raw_record").isNotNull())
            .as("a")
            .join(
                known.as("k"),
                col("a.source_file")
                    .equalTo(col("k.source_file"))
                    .and(col("a.raw_record").equalTo(col("k.raw_record"))),
                "left_anti");
    try {
      writer(after.unionByName(added).coalesce(1), batch)
          .overwrite(col("feed").equalTo(feed.name()));
    } catch (NoSuchTableException e) {
      throw new IllegalStateException("the table was made a moment ago", e);
    }
  }

  private Dataset<Row> ofFeed() {
    return spark.table(sqlName).where(col("feed").equalTo(feed.name()));
  }

  private DataFrameWriterV2<Row> writer(Dataset<Row> rows, Batch batch) {
    return rows.writeTo(sqlName).option("snapshot-property." + Snapshots.BATCH_ID, batch.id());
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

  private Dataset<Row> entries(Batch batch, Rejections rejections) {
    return rejections
        .rejected()
        .select(Lineage.SOURCE_FILE, CheckRows.RECORD, CheckRows.REASONS, ReadRaw.LINE)
        .unionByName(ofFiles(rejections.unreadable()), true)
        .withColumn("status", lit(QuarantineStatus.OPEN.label()))
        .unionByName(ofSuperseded(rejections.superseded()))
        .select(
            lit(feed.name()).as("feed"),
            lit(batch.id()).as("batch_id"),
            col(Lineage.SOURCE_FILE).as("source_file"),
            col(CheckRows.RECORD).as("raw_record"),
            col(CheckRows.REASONS).as("reasons"),
            lit(feed.owner().version()).as("contract_version"),
            col("status"),
            lit(batch.startedAt()).as("quarantined_at"),
            lit(null).cast("string").as("resolved_by_batch"),
            col(ReadRaw.LINE).as("line"));
  }

  /** A superseded row is kept as it was mapped; nothing has to be done about it. */
  private Dataset<Row> ofSuperseded(Dataset<Row> superseded) {
    String columns =
        feed.table().columns().stream()
            .map(column -> Sql.column(column.name()))
            .collect(joining(", "));
    return superseded.select(
        col(Lineage.SOURCE_FILE),
        expr("to_json(struct(" + columns + "))").as(CheckRows.RECORD),
        expr("array(struct('superseded' AS rule, CAST(NULL AS STRING) AS column, CAST(NULL AS STRING) AS value))")
            .as(CheckRows.REASONS),
        lit(QuarantineStatus.SUPERSEDED.label()).as("status"),
        col(ReadRaw.LINE));
  }

  /** An unreadable file has a reason but no raw record. */
  private Dataset<Row> ofFiles(List<InspectedFile> unreadable) {
    List<Row> rows =
        unreadable.stream()
            .map(
                file ->
                    RowFactory.create(
                        file.file().path(),
                        null,
                        List.of(RowFactory.create("file", null, file.layout().unreadable()))))
            .toList();
    return spark.createDataFrame(
        rows,
        StructType.fromDDL(
            "%s string, %s string, %s array<struct<rule string, column string, value string>>"
                .formatted(Lineage.SOURCE_FILE, CheckRows.RECORD, CheckRows.REASONS)));
  }
}
