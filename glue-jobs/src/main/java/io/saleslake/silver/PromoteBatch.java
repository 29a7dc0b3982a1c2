package io.saleslake.silver;

import io.saleslake.Progress;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.Ledger;
import io.saleslake.spark.InspectFiles;
import io.saleslake.spark.ReadRaw;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Promotes the raw files of one batch. */
public final class PromoteBatch extends PromoteRows {
  public PromoteBatch(SparkSession spark, Lake lake, Ledger ledger, Progress progress) {
    super(spark, lake, ledger, progress);
  }

  public BatchReport promote(FeedContract feed, Batch batch) {
    begin(feed, batch);
    try {
      String bronze = lake.config().bronze();
      List<InspectedFile> files =
          InspectFiles.inspect(spark, feed.rawFormat(), bronze, batch.files());
      Dataset<Row> source = SourceRows.of(spark, feed, ReadRaw.read(spark, feed, bronze, files));
      return promote(feed, batch, files, read(feed, files, source), source);
    } finally {
      spark.catalog().clearCache();
    }
  }

  /** A feed that reshapes has more rows or fewer than its files have records. */
  private static Map<Integer, Long> read(
      FeedContract feed, List<InspectedFile> files, Dataset<Row> source) {
    if (feed.reshape().isPresent()) {
      return countByFile(source);
    }
    Map<Integer, Long> records = new HashMap<>();
    files.forEach(file -> records.put(file.number(), file.layout().records()));
    return records;
  }

  @Override
  void requireFewRejections(FeedContract feed, Batch batch, Rejections rejections, long read) {
    if (!feed.rejectLimit().allows(rejections.rows(), read)) {
      throw new TooManyRejectionsException(
          feed, batch, rejections.rows(), read, Findings.reasons(rejections.rejected()));
    }
  }

  @Override
  void reject(FeedContract feed, Batch batch, Rejections rejections) {
    new Quarantine(spark, lake, feed).add(batch, rejections);
  }

  @Override
  void account(FeedContract feed, Batch batch, Accounting accounting, Rejections rejections) {
    ledger.finish(batch, accounting.entries());
  }
}
