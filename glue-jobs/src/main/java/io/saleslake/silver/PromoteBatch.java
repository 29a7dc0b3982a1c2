package io.saleslake.silver;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.saleslake.Progress;
import io.saleslake.Progress.Step;
import io.saleslake.bronze.InspectFiles;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.ReadRaw;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.Ledger;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Takes one batch of raw files to its silver table. Every step is skipped when the batch has done
 * it before, so a batch that was killed anywhere is finished by promoting it again.
 */
public final class PromoteBatch {
  private final SparkSession spark;
  private final Lake lake;
  private final Ledger ledger;
  private final Progress progress;

  public PromoteBatch(SparkSession spark, Lake lake, Ledger ledger, Progress progress) {
    this.spark = spark;
    this.lake = lake;
    this.ledger = ledger;
    this.progress = progress;
  }

  public BatchReport promote(FeedContract feed, Batch batch) {
    JavaSparkContext.fromSparkContext(spark.sparkContext())
        .setJobGroup(batch.id(), "Promote %s to %s".formatted(feed.name(), batch.dataset()), false);
    // A value that does not convert becomes a reason in the row, not an error of the job.
    spark.conf().set("spark.sql.ansi.enabled", "false");

    // Inspect: which files can be read, with which columns, and how many records they have.
    String bronze = lake.config().bronze();
    List<InspectedFile> files =
        InspectFiles.inspect(spark, feed.rawFormat(), bronze, batch.files());

    // Read, map, check, rank: parsed once, kept for everything that follows.
    Dataset<Row> source = SourceRows.of(spark, feed, ReadRaw.read(spark, feed, bronze, files));
    Dataset<Row> checked = CheckRows.check(spark, lake, feed, MapRows.map(feed, source));
    Dataset<Row> ranked =
        RankRows.rank(feed.table(), checked).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Accounting standing = Accounting.of(files, recordsRead(feed, files, source), ranked);
      progress.reached(Step.CHECKED, feed.name());

      // Quarantine what broke a rule.
      Dataset<Row> traced = withLineage(ranked, files, batch);
      Dataset<Row> rejected = traced.where(col(RankRows.STANDING).equalTo(RankRows.REJECTED));
      List<InspectedFile> unreadable =
          files.stream().filter(file -> !file.layout().isReadable()).toList();
      new Quarantine(spark, lake, feed, batch).add(rejected, standing.rejected(), unreadable);
      progress.reached(Step.QUARANTINED, feed.name());

      // Merge the rest by key, behind the readers' backs, then show it.
      Dataset<Row> newest =
          traced
              .where(col(RankRows.STANDING).equalTo(RankRows.NEWEST))
              .drop(RankRows.STANDING, CheckRows.REASONS, CheckRows.RECORD, ReadRaw.FILE);
      Accounting accounting =
          new PublishRows(spark, lake, feed.table(), batch, progress).publish(newest, standing);
      progress.reached(Step.PUBLISHED, feed.name());

      // Account for every row.
      ledger.finish(batch, accounting.entries());
      progress.reached(Step.ACCOUNTED, feed.name());
      return new BatchReport(
          batch,
          accounting.sum(),
          standing.rejected() == 0 ? Map.of() : Findings.reasons(rejected),
          unreadable.stream()
              .collect(toMap(file -> file.file().path(), file -> file.layout().unreadable())),
          Findings.drift(feed, files));
    } finally {
      spark.catalog().clearCache();
    }
  }

  /**
   * Records per file number; a feed that reshapes has more rows or fewer than its files have
   * records.
   */
  private static Map<Integer, Long> recordsRead(
      FeedContract feed, List<InspectedFile> files, Dataset<Row> source) {
    Map<Integer, Long> records = new HashMap<>();
    if (feed.reshape().isPresent()) {
      for (Row row : source.groupBy(ReadRaw.FILE).count().collectAsList()) {
        records.put(row.getInt(0), row.getLong(1));
      }
    } else {
      files.forEach(file -> records.put(file.number(), file.layout().records()));
    }
    return records;
  }

  private Dataset<Row> withLineage(Dataset<Row> ranked, List<InspectedFile> files, Batch batch) {
    List<Row> rows =
        files.stream()
            .map(
                file ->
                    RowFactory.create(
                        file.number(), file.file().path(), Timestamp.from(file.file().arrivedAt())))
            .toList();
    Dataset<Row> origin =
        spark.createDataFrame(
            rows,
            StructType.fromDDL(
                "%s int, %s string, %s timestamp"
                    .formatted(ReadRaw.FILE, Lineage.SOURCE_FILE, Lineage.ARRIVED_AT)));
    return ranked
        .join(broadcast(origin), ReadRaw.FILE)
        .withColumn(Lineage.BATCH_ID, lit(batch.id()))
        .withColumn(Lineage.PROMOTED_AT, lit(batch.startedAt()));
  }
}
