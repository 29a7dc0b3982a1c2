package io.saleslake.spark;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.RawColumns;
import io.saleslake.bronze.RawRows;
import io.saleslake.contract.RawFormat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Reads raw files unchanged: the feed's columns by their contract names, as text, absent ones as
 * NULL, and {@link RawColumns}.
 */
final class ReadRaw {
  /** Bytes of the files that one task reads. */
  private static final long TASK_BYTES = 128L << 20;

  private ReadRaw() {}

  /** The records of all readable files of a batch. */
  static Dataset<Row> read(
      SparkSession spark,
      RawFormat format,
      List<String> columns,
      String bronze,
      List<InspectedFile> readable) {
    if (readable.isEmpty()) {
      return spark.createDataFrame(List.of(), RawSchema.of(columns));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<List<InspectedFile>> tasks = tasks(readable, 2 * context.defaultParallelism());
    JavaRDD<Row> rows =
        context.parallelize(tasks, tasks.size()).flatMap(task -> rows(format, bronze, task));
    return spark.createDataFrame(rows, RawSchema.of(columns));
  }

  private static Iterator<Row> rows(RawFormat format, String bronze, List<InspectedFile> files) {
    RawRows rows =
        new RawRows(
            format,
            bronze,
            files.iterator(),
            SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()));
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
        .map(RowFactory::create)
        .iterator();
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
}
