package io.saleslake.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.saleslake.LakeException;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.Layer;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.OpsTables;
import io.saleslake.ledger.Snapshots;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Puts rejected rows, and files that could not be read, into {@code ops.quarantine}. */
final class Quarantine {
  private final SparkSession spark;
  private final FeedContract feed;
  private final Batch batch;
  private final Table table;
  private final String sqlName;

  Quarantine(SparkSession spark, Lake lake, FeedContract feed, Batch batch) {
    this.spark = spark;
    this.feed = feed;
    this.batch = batch;
    this.table = lake.ensure(Layer.OPS, OpsTables.QUARANTINE);
    this.sqlName = lake.sqlName(Layer.OPS, OpsTables.QUARANTINE.name());
  }

  /**
   * Appends, once per batch.
   *
   * @param rejected rows with reasons, raw record and source file
   * @param rows how many there are
   */
  void add(Dataset<Row> rejected, long rows, List<InspectedFile> unreadable) {
    if (rows + unreadable.size() == 0 || Snapshots.ofBatch(table, batch.id()).isPresent()) {
      return;
    }
    Dataset<Row> entries = entries(rejected).unionByName(entries(ofFiles(unreadable)));
    try {
      entries
          .coalesce(1)
          .writeTo(sqlName)
          .option("snapshot-property." + Snapshots.BATCH_ID, batch.id())
          .append();
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new IllegalStateException("the table was made a moment ago", e);
    }
    table.refresh();
    long added = addedRecords(Snapshots.ofBatch(table, batch.id()));
    if (added != rows + unreadable.size()) {
      throw LakeException.internal(
          "Cannot account for batch %s of %s: %d rows went to quarantine instead of %d"
              .formatted(batch.id(), batch.feed(), added, rows + unreadable.size()));
    }
  }

  private static long addedRecords(Optional<Snapshot> snapshot) {
    return snapshot
        .map(s -> PropertyUtil.propertyAsLong(s.summary(), SnapshotSummary.ADDED_RECORDS_PROP, 0))
        .orElse(0L);
  }

  private Dataset<Row> entries(Dataset<Row> rejected) {
    return rejected.select(
        lit(feed.name()).as("feed"),
        lit(batch.id()).as("batch_id"),
        col(Lineage.SOURCE_FILE).as("source_file"),
        col(CheckRows.RECORD).as("raw_record"),
        col(CheckRows.REASONS).as("reasons"),
        lit(feed.owner().version()).as("contract_version"),
        lit("open").as("status"),
        lit(batch.startedAt()).as("quarantined_at"),
        lit(null).cast("string").as("resolved_by_batch"));
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
