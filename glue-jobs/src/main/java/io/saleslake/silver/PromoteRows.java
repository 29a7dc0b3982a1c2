package io.saleslake.silver;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.saleslake.Progress;
import io.saleslake.Progress.Step;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.Ledger;
import io.saleslake.names.Layer;
import io.saleslake.spark.ReadRaw;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Takes the source rows of one batch to its silver table. Every step is skipped when the batch has
 * done it before, so a batch that was killed anywhere is finished by promoting it again.
 */
abstract class PromoteRows {
  final SparkSession spark;
  final Lake lake;
  final Ledger ledger;
  private final Progress progress;

  PromoteRows(SparkSession spark, Lake lake, Ledger ledger, Progress progress) {
    this.spark = spark;
    this.lake = lake;
    this.ledger = ledger;
    this.progress = progress;
  }

  /**
   * Before anything is written: fail when the feed is wrong as a whole rather than in single rows.
   */
  abstract void requireFewRejections(
      FeedContract feed, Batch batch, Rejections rejections, long read);

  /** Before anything is published: put away what was rejected. */
  abstract void reject(FeedContract feed, Batch batch, Rejections rejections);

  /** After everything is published: close the books. */
  abstract void account(
      FeedContract feed, Batch batch, Accounting accounting, Rejections rejections);

  final BatchReport promote(
      FeedContract feed,
      Batch batch,
      List<InspectedFile> files,
      Map<Integer, Long> read,
      Dataset<Row> source) {
    // Map, check, rank: parsed once, kept for everything that follows.
    long count = read.values().stream().mapToLong(Long::longValue).sum();
    Dataset<Row> checked =
        CheckRows.check(
            spark,
            lake,
            feed,
            MapRows.map(
                feed,
                MapRows.lookUp(
                    feed, source, table -> spark.table(lake.sqlName(Layer.SILVER, table.name())))));
    Dataset<Row> traced =
        FewRows.are(spark, count)
            ? FewRows.keep(
                withLineage(RankRows.rankAll(feed.table(), checked), files, batch), count)
            : withLineage(RankRows.rank(feed.table(), checked), files, batch);
    Accounting standing = Accounting.of(files, read, traced);
    progress.reached(Step.CHECKED, feed.name());

    // Quarantine what broke a rule.
    Rejections rejections =
        new Rejections(
            NameRules.name(
                feed, traced.where(col(RankRows.STANDING).equalTo(Standing.REJECTED.label()))),
            standing.rejected(),
            traced.where(col(RankRows.STANDING).equalTo(Standing.SUPERSEDED.label())),
            standing.superseded(),
            files.stream().filter(file -> !file.layout().isReadable()).toList());
    requireFewRejections(feed, batch, rejections, count);
    reject(feed, batch, rejections);
    progress.reached(Step.QUARANTINED, feed.name());

    // Merge the rest by key, behind the readers' backs, then show it.
    Dataset<Row> newest =
        traced
            .where(col(RankRows.STANDING).equalTo(Standing.NEWEST.label()))
            .select(
                Stream.concat(feed.table().columns().stream(), Lineage.COLUMNS.stream())
                    .map(column -> col(column.name()))
                    .toArray(org.apache.spark.sql.Column[]::new));
    Accounting accounting =
        new PublishRows(spark, lake, feed.table(), batch, progress).publish(newest, standing);
    progress.reached(Step.PUBLISHED, feed.name());

    // Account for every row.
    account(feed, batch, accounting, rejections);
    progress.reached(Step.ACCOUNTED, feed.name());
    return new BatchReport(
        batch,
        accounting.sum(),
        rejections.rows() == 0 ? Map.of() : Findings.reasons(rejections.rejected()),
        rejections.unreadable().stream()
            .collect(toMap(file -> file.file().path(), file -> file.layout().unreadable())),
        Findings.drift(feed, files),
        Findings.keys(feed, accounting.sum()));
  }

  /**
   * Names the Spark jobs, and makes a value that does not convert a reason in its row, not an error
   * of the job.
   */
  final void begin(FeedContract feed, Batch batch) {
    JavaSparkContext.fromSparkContext(spark.sparkContext())
        .setJobGroup(batch.id(), "Promote %s to %s".formatted(feed.name(), batch.dataset()), false);
    spark.conf().set("spark.sql.ansi.enabled", "false");
  }

  /** Rows per file number. */
  static Map<Integer, Long> countByFile(Dataset<Row> source) {
    Map<Integer, Long> rows = new HashMap<>();
    for (Row row : source.groupBy(ReadRaw.FILE).count().collectAsList()) {
      rows.put(row.getInt(0), row.getLong(1));
    }
    return rows;
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
