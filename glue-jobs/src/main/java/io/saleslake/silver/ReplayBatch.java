package io.saleslake.silver;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.saleslake.LakeException;
import io.saleslake.Progress;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.Layout;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.Ledger;
import io.saleslake.ledger.RowCounts;
import io.saleslake.spark.InspectFiles;
import io.saleslake.spark.ReadRaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Sends the open entries of a feed's quarantine through the contract as it is now. Raw records go
 * through as they were kept; a file that could not be read is read again from bronze. What passes
 * is merged and marked resolved.
 */
public final class ReplayBatch extends PromoteRows {
  /** The raw record a source row was made of, so that its entry in quarantine is found again. */
  static final String REPLAYED = "_replayed";

  public ReplayBatch(SparkSession spark, Lake lake, Ledger ledger, Progress progress) {
    super(spark, lake, ledger, progress);
  }

  /** The report of the replay, or empty when the feed has no open entries. */
  public Optional<BatchReport> replay(FeedContract feed) {
    Quarantine quarantine = new Quarantine(spark, lake, feed);
    Batch batch = quarantine.replay();
    begin(feed, batch);
    try {
      Dataset<Row> open = quarantine.open().persist();
      if (open.isEmpty()) {
        return Optional.empty();
      }
      Map<String, BronzeFile> known = ledger.files(feed.name());
      Dataset<Row> ofFiles = open.where(col("raw_record").isNull());
      Dataset<Row> ofRecords = open.where(col("raw_record").isNotNull());

      String bronze = lake.config().bronze();
      List<InspectedFile> reread =
          InspectFiles.inspect(spark, feed.rawFormat(), bronze, bronzeFiles(paths(ofFiles), known));
      List<InspectedFile> kept =
          bronzeFiles(paths(ofRecords), known).stream()
              .map(file -> new InspectedFile(0, file, Layout.of(List.of(), 0)))
              .toList();
      List<InspectedFile> files = inOrderOfArrival(reread, kept);
      Set<String> again = reread.stream().map(file -> file.file().path()).collect(toSet());
      Dataset<Row> ofFilesAgain =
          SourceRows.of(
              spark,
              feed,
              ReadRaw.read(
                  spark,
                  feed,
                  bronze,
                  files.stream().filter(file -> again.contains(file.file().path())).toList()));
      Dataset<Row> source =
          ofFilesAgain.unionByName(
              SourceRows.ofRecords(feed, records(feed, ofRecords, files)), true);
      return Optional.of(
          promote(
              feed,
              batch.reading(reread.stream().map(InspectedFile::file).toList()),
              files,
              countByFile(source),
              source));
    } finally {
      spark.catalog().clearCache();
    }
  }

  /** A file's number is what makes its rows newer than another's. */
  private static List<InspectedFile> inOrderOfArrival(
      List<InspectedFile> reread, List<InspectedFile> kept) {
    List<InspectedFile> sorted =
        Stream.concat(reread.stream(), kept.stream())
            .sorted(comparing(InspectedFile::file, InspectFiles.ARRIVAL))
            .toList();
    List<InspectedFile> numbered = new ArrayList<>();
    for (InspectedFile file : sorted) {
      numbered.add(new InspectedFile(numbered.size(), file.file(), file.layout()));
    }
    return numbered;
  }

  private static List<String> paths(Dataset<Row> entries) {
    return entries.select("source_file").distinct().as(Encoders.STRING()).collectAsList();
  }

  private static List<BronzeFile> bronzeFiles(List<String> paths, Map<String, BronzeFile> known) {
    return paths.stream()
        .map(
            path ->
                Optional.ofNullable(known.get(path))
                    .orElseThrow(
                        () ->
                            LakeException.internal(
                                "Cannot replay %s: the ledger does not know it".formatted(path))))
        .toList();
  }

  /**
   * Raw records as columns of text, with the number of the file each came from. A record has its
   * values under the names of its file; older ones have them under those of the contract.
   */
  private Dataset<Row> records(FeedContract feed, Dataset<Row> entries, List<InspectedFile> files) {
    Dataset<Row> numbers =
        spark.createDataFrame(
            files.stream()
                .map(
                    file ->
                        RowFactory.create(
                            file.file().path(), file.number(), file.name(), file.day()))
                .toList(),
            StructType.fromDDL(
                "_path string, %s int, %s string, %s date"
                    .formatted(ReadRaw.FILE, ReadRaw.FILE_NAME, ReadRaw.DAY)));
    List<Column> columns = new ArrayList<>();
    Map<String, String> headers = new HashMap<>();
    feed.columns().forEach(column -> headers.put(column.name(), column.header()));
    for (String name : Scope.of(feed)) {
      columns.add(coalesce(value(headers.getOrDefault(name, name)), value(name)).as(name));
    }
    columns.add(when(size(col("_record")).equalTo(1), value(ReadRaw.CORRUPT)).as(ReadRaw.CORRUPT));
    columns.add(lit("as when it was read first").as(ReadRaw.PROBLEM));
    columns.add(lit(null).cast("string").as(ReadRaw.REST));
    columns.add(col(ReadRaw.FILE));
    columns.add(col(ReadRaw.FILE_NAME));
    columns.add(col(ReadRaw.DAY));
    columns.add(lit(null).cast("long").as(ReadRaw.LINE));
    columns.add(monotonically_increasing_id().as(ReadRaw.ROW));
    columns.add(col("raw_record").as(REPLAYED));
    return entries
        .join(broadcast(numbers), col("source_file").equalTo(col("_path")))
        .withColumn("_record", from_json(col("raw_record"), DataType.fromDDL("map<string,string>")))
        .select(columns.toArray(Column[]::new));
  }

  private static Column value(String key) {
    return col("_record").getItem(key);
  }

  @Override
  void requireFewRejections(FeedContract feed, Batch batch, Rejections rejections, long read) {
    // They were rejected before, and stay where they are.
  }

  @Override
  void reject(FeedContract feed, Batch batch, Rejections rejections) {
    // What is rejected again stays where it is, until the rest is safe.
  }

  @Override
  void account(FeedContract feed, Batch batch, Accounting accounting, Rejections rejections) {
    RowCounts rows = accounting.sum();
    if (rows.read() > rows.quarantined()) {
      ledger.finish(batch, accounting.entries());
      new Quarantine(spark, lake, feed).resolve(batch, rejections);
    }
  }
}
