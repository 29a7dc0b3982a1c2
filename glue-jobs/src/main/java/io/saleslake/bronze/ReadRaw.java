package io.saleslake.bronze;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.regexp_replace;

import io.saleslake.LakeException;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Reads raw files as they stand: the feed's columns by their contract names, absent ones as NULL,
 * text as text. Beside them come {@link #CORRUPT}, {@link #FILE} and the position within the file.
 */
public final class ReadRaw {
  /** The text of a record that does not have the shape of its file; NULL for a good one. */
  public static final String CORRUPT = "_corrupt_record";

  /** Place of the record's file in the batch, from 0, in the order of arrival. */
  public static final String FILE = "_file_number";

  /** Where the record stands in its file: first by block, then by row. */
  public static final List<String> POSITION = List.of("_block", "_row");

  /** Files of so many bytes, that came one after the other, are read by tasks of their own. */
  private static final long NEIGHBOURS = 128L << 20;

  private static final int MOST_NEIGHBOURHOODS = 8;

  private ReadRaw() {}

  /** The records of all readable files of a batch; files of one layout are read together. */
  public static Dataset<Row> read(
      SparkSession spark, FeedContract feed, String bronze, List<InspectedFile> files) {
    Map<List<String>, List<InspectedFile>> byLayout = new LinkedHashMap<>();
    for (InspectedFile file : files) {
      if (file.layout().isReadable()) {
        List<String> columns =
            feed.format() == FeedContract.Format.JSON ? List.of() : file.layout().columns();
        byLayout.computeIfAbsent(columns, key -> new ArrayList<>()).add(file);
      }
    }
    return byLayout.entrySet().stream()
        .flatMap(
            group ->
                neighbours(group.getValue())
                    .map(part -> readGroup(spark, feed, bronze, group.getKey(), part)))
        .reduce(Dataset::union)
        .orElseGet(() -> spark.createDataFrame(List.of(), schema(feed)));
  }

  /**
   * Spark deals files out to tasks by size. What arrived together mostly belongs to the same
   * partitions of the table, so a task that reads it writes few, and larger, files.
   */
  private static Stream<List<InspectedFile>> neighbours(List<InspectedFile> files) {
    long bytes = files.stream().mapToLong(file -> file.file().bytes()).sum();
    long share = Math.max(NEIGHBOURS, bytes / MOST_NEIGHBOURHOODS + 1);
    Map<Long, List<InspectedFile>> parts = new LinkedHashMap<>();
    long before = 0;
    for (InspectedFile file : files) {
      parts.computeIfAbsent(before / share, part -> new ArrayList<>()).add(file);
      before += file.file().bytes();
    }
    return parts.values().stream();
  }

  private static StructType schema(FeedContract feed) {
    StructType schema = new StructType();
    for (RawColumn column : feed.columns()) {
      schema = schema.add(column.name(), DataTypes.StringType);
    }
    return schema
        .add(CORRUPT, DataTypes.StringType)
        .add(FILE, DataTypes.IntegerType)
        .add("_block", DataTypes.LongType)
        .add("_row", DataTypes.LongType);
  }

  private static Dataset<Row> readGroup(
      SparkSession spark,
      FeedContract feed,
      String bronze,
      List<String> columns,
      List<InspectedFile> files) {
    String[] paths = files.stream().map(file -> file.absolutePath(bronze)).toArray(String[]::new);
    Dataset<Row> raw =
        switch (feed.format()) {
          case CSV ->
              spark
                  .read()
                  .options(csvOptions(feed.options()))
                  .schema(textSchema(columns))
                  .csv(paths);
          case JSON ->
              reader(spark, feed)
                  .schema(textSchema(feed.columns().stream().map(RawColumn::header).toList()))
                  .json(paths);
          case PARQUET -> spark.read().parquet(paths);
          case AVRO -> spark.read().format("avro").load(paths);
        };
    boolean text =
        switch (feed.format()) {
          case CSV, JSON -> true;
          case PARQUET, AVRO -> false;
        };
    List<Column> selected = new ArrayList<>();
    for (RawColumn column : feed.columns()) {
      Column value =
          hasColumn(raw, column.header())
              ? raw.col("`" + column.header() + "`")
              : lit(null).cast(DataTypes.StringType);
      selected.add(value.as(column.name()));
    }
    selected.add((text ? col(CORRUPT) : lit(null).cast(DataTypes.StringType)).as(CORRUPT));
    selected.add(fileUri().as("_uri"));
    selected.add(col("_metadata.file_block_start").as("_block"));
    selected.add(monotonically_increasing_id().as("_row"));
    return withFileNumber(spark, raw.select(selected.toArray(Column[]::new)), bronze, files);
  }

  /** The reader's own path of the file; one slash or three, Hadoop writes both. */
  private static Column fileUri() {
    return regexp_replace(col("_metadata.file_path"), "^file:/+", "file:/");
  }

  private static Dataset<Row> withFileNumber(
      SparkSession spark, Dataset<Row> raw, String bronze, List<InspectedFile> files) {
    FileSystem fileSystem = fileSystem(spark, bronze);
    List<Row> numbers =
        files.stream()
            .map(file -> RowFactory.create(file.uri(fileSystem, bronze), file.number()))
            .toList();
    Dataset<Row> numbered =
        spark.createDataFrame(
            numbers,
            new StructType()
                .add("_file_uri", DataTypes.StringType)
                .add(FILE, DataTypes.IntegerType));
    // Left outer: a record whose file were not found must fail the accounting, not vanish.
    Dataset<Row> joined =
        raw.join(broadcast(numbered), col("_uri").equalTo(col("_file_uri")), "left_outer");
    List<Column> columns = new ArrayList<>();
    for (String name : raw.columns()) {
      if (!name.equals("_uri") && !POSITION.contains(name)) {
        columns.add(col(name));
      }
    }
    columns.add(col(FILE));
    POSITION.forEach(name -> columns.add(col(name)));
    return joined.select(columns.toArray(Column[]::new));
  }

  private static FileSystem fileSystem(SparkSession spark, String bronze) {
    try {
      return new Path(bronze).getFileSystem(spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw LakeException.external("Cannot open %s: %s".formatted(bronze, e.getMessage()), e);
    }
  }

  private static boolean hasColumn(Dataset<Row> raw, String name) {
    return List.of(raw.columns()).contains(name);
  }

  private static StructType textSchema(List<String> columns) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    return schema.add(CORRUPT, DataTypes.StringType);
  }

  private static DataFrameReader reader(SparkSession spark, FeedContract feed) {
    return spark
        .read()
        .option("mode", "PERMISSIVE")
        .option("columnNameOfCorruptRecord", CORRUPT)
        .option("encoding", feed.options().encoding());
  }

  /** Spark's names for the options of a CSV feed. */
  static scala.collection.immutable.Map<String, String> csvOptions(FileOptions options) {
    Map<String, String> spark = new HashMap<>();
    spark.put("mode", "PERMISSIVE");
    spark.put("columnNameOfCorruptRecord", CORRUPT);
    spark.put("columnPruning", "false");
    spark.put("sep", options.delimiter());
    spark.put("quote", String.valueOf(options.quote()));
    spark.put("escape", String.valueOf(options.escape()));
    spark.put("encoding", options.encoding());
    spark.put("header", String.valueOf(options.header()));
    spark.put("multiLine", String.valueOf(options.multiLine()));
    return scala.collection.immutable.Map$.MODULE$.from(
        scala.jdk.javaapi.CollectionConverters.asScala(spark));
  }
}
