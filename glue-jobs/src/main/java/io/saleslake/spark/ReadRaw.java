package io.saleslake.spark;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.RawFormat;
import io.saleslake.contract.RowRule;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Reads raw files unchanged: the feed's columns by their contract names, as text, absent ones as
 * NULL. Beside them come the columns below.
 */
public final class ReadRaw {
  /** The text of a malformed record; NULL for a valid one. */
  public static final String CORRUPT = "_corrupt_record";

  /** Why a record is malformed, or NULL. */
  public static final String PROBLEM = "_problem";

  /** The values of columns that the contract does not have, as a JSON object, or NULL. */
  public static final String REST = "_rest";

  /** Position of the record's file in the batch, from 0, in the order of arrival. */
  public static final String FILE = "_file_number";

  /** The last segment of its file's path. */
  public static final String FILE_NAME = "_file_name";

  /** The day its file arrived, where on earth it was latest (UTC+14). */
  public static final String DAY = RowRule.TODAY;

  /** The record's first line in its file, from 1. */
  public static final String LINE = "_line";

  /** The record's number in its file, from 1. */
  public static final String ROW = "_row";

  /** Position of a record within its file. */
  public static final List<String> POSITION = List.of(ROW);

  /** Bytes of the files that one task reads. */
  private static final long TASK_BYTES = 128L << 20;

  private ReadRaw() {}

  /** The records of all readable files of a batch. */
  public static Dataset<Row> read(
      SparkSession spark, FeedContract feed, String bronze, List<InspectedFile> files) {
    List<InspectedFile> readable =
        files.stream().filter(file -> file.layout().isReadable()).toList();
    if (readable.isEmpty()) {
      return spark.createDataFrame(List.of(), schema(feed));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<List<InspectedFile>> tasks = tasks(readable, 2 * context.defaultParallelism());
    RawFormat format = feed.rawFormat();
    JavaRDD<Row> rows =
        context
            .parallelize(tasks, tasks.size())
            .flatMap(task -> new ReadRows(format, bronze, task));
    return spark.createDataFrame(rows, schema(feed));
  }

  /**
   * Consecutive files are read by one task: what arrived together mostly belongs to the same
   * partitions of the table, so a task writes few, and larger, files.
   */
  private static List<List<InspectedFile>> tasks(List<InspectedFile> files, int least) {
    long bytes = files.stream().mapToLong(file -> file.file().bytes()).sum();
    long share = Math.max(1, Math.min(TASK_BYTES, bytes / least + 1));
    List<List<InspectedFile>> tasks = new ArrayList<>();
    long before = 0;
    long part = -1;
    for (InspectedFile file : files) {
      if (before / share != part) {
        part = before / share;
        tasks.add(new ArrayList<>());
      }
      tasks.get(tasks.size() - 1).add(file);
      before += file.file().bytes();
    }
    return tasks;
  }

  /** Of the rows of a feed. */
  public static StructType schema(FeedContract feed) {
    StructType schema = new StructType();
    for (RawColumn column : feed.columns()) {
      schema = schema.add(column.name(), DataTypes.StringType);
    }
    return schema
        .add(CORRUPT, DataTypes.StringType)
        .add(PROBLEM, DataTypes.StringType)
        .add(REST, DataTypes.StringType)
        .add(FILE, DataTypes.IntegerType)
        .add(FILE_NAME, DataTypes.StringType)
        .add(DAY, DataTypes.DateType)
        .add(LINE, DataTypes.LongType)
        .add(ROW, DataTypes.LongType);
  }
}
