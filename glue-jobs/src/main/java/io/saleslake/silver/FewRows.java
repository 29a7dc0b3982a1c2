package io.saleslake.silver;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What is better done with few rows, such as those of a day, than with many. */
final class FewRows {
  /** So many fit into the driver, and into every task, with ease; a Spark setting. */
  static final String MOST = "spark.saleslake.few-rows";

  private FewRows() {}

  static boolean are(SparkSession spark, long count) {
    return count <= Long.parseLong(spark.conf().get(MOST, "10000"));
  }

  /**
   * Computes rows that are used again: few are kept in the driver, where the plans of what follows
   * start afresh and need no shuffle, since planning costs more than they do; many are cached when
   * first used.
   */
  static Dataset<Row> keep(Dataset<Row> rows, long count) {
    return are(rows.sparkSession(), count)
        ? rows.sparkSession().createDataFrame(rows.collectAsList(), rows.schema()).coalesce(1)
        : rows.persist();
  }

  /** Sends few rows to the many they are joined with, which then stay where they are. */
  static Dataset<Row> send(Dataset<Row> rows, long count) {
    return are(rows.sparkSession(), count) ? broadcast(rows) : rows;
  }
}
