package io.saleslake.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Sql;
import io.saleslake.spark.ReadRaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Gives the mapping what it maps: the columns of the feed's scope, converted to their raw types. A
 * column that is not text stands beside its value as it was in the file, {@code _raw_<column>}, and
 * as the text that was converted, {@code _text_<column>}.
 */
final class SourceRows {
  static final String RAW = "_raw_";

  /** NULL where the file has no value, by the feed's options. */
  static final String TEXT = "_text_";

  private SourceRows() {}

  /** Rows of the feed's table, one for one of the raw records unless the feed reshapes. */
  static Dataset<Row> of(SparkSession spark, FeedContract feed, Dataset<Row> raw) {
    return feed.reshape().isPresent()
        ? keepRaw(feed, reshape(spark, feed, present(feed, raw)))
        : convert(feed, present(feed, raw));
  }

  /**
   * Rows made of raw records that quarantine kept; those of a feed that reshapes were kept after
   * that.
   */
  static Dataset<Row> ofRecords(FeedContract feed, Dataset<Row> records) {
    return feed.reshape().isPresent()
        ? keepRaw(feed, records)
        : convert(feed, present(feed, records));
  }

  /** The columns of a row that are not of its feed: its position, and why it is malformed. */
  private static List<String> hidden(Dataset<Row> rows) {
    return Arrays.stream(rows.columns()).filter(name -> name.startsWith("_")).toList();
  }

  /** Empty text, and what the feed calls missing, is no value. */
  private static Dataset<Row> present(FeedContract feed, Dataset<Row> raw) {
    List<String> missing = new ArrayList<>(feed.options().missingValues());
    missing.add("");
    List<Column> columns = new ArrayList<>();
    for (RawColumn column : feed.columns()) {
      Column value = col(column.name());
      Column text = column.type().isString() ? value : expr("trim(`" + column.name() + "`)");
      columns.add(when(text.isin(missing.toArray()).equalTo(lit(false)), text).as(column.name()));
      if (feed.reshape().isEmpty()) {
        columns.add(value.as(RAW + column.name()));
      }
    }
    hidden(raw).forEach(name -> columns.add(col(name)));
    return raw.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> convert(FeedContract feed, Dataset<Row> present) {
    List<Column> columns = new ArrayList<>();
    for (RawColumn column : feed.columns()) {
      String text = Sql.column(column.name());
      columns.add(expr(Conversion.ofRaw(text, column, feed.options())).as(column.name()));
      if (!column.type().isString()) {
        columns.add(col(column.name()).as(TEXT + column.name()));
      }
    }
    hidden(present).forEach(name -> columns.add(col(name)));
    return present.select(columns.toArray(Column[]::new));
  }

  /** Records that have no shape cannot be reshaped: they go past it, to quarantine. */
  private static Dataset<Row> reshape(SparkSession spark, FeedContract feed, Dataset<Row> parsed) {
    // Read three times below, and Spark refuses to read the corrupt records of a file alone.
    Dataset<Row> present = parsed.persist(StorageLevel.MEMORY_AND_DISK());
    List<String> hidden = hidden(present);
    present
        .where(col(ReadRaw.CORRUPT).isNull())
        .withColumn("_record", expr("struct(" + String.join(", ", hidden) + ")"))
        .drop(hidden.toArray(String[]::new))
        .createOrReplaceTempView(feed.name());
    Dataset<Row> reshaped = spark.sql(feed.reshape().orElseThrow());
    List<Column> columns = new ArrayList<>();
    List<Column> ofCorrupt = new ArrayList<>();
    for (String name : Scope.of(feed)) {
      columns.add(col(name));
      ofCorrupt.add(lit(null).cast(reshaped.schema().apply(name).dataType()).as(name));
    }
    for (String name : hidden) {
      columns.add(col("_record." + name).as(name));
      ofCorrupt.add(col(name));
    }
    return reshaped
        .select(columns.toArray(Column[]::new))
        .unionAll(
            present
                .where(col(ReadRaw.CORRUPT).isNotNull())
                .select(ofCorrupt.toArray(Column[]::new)));
  }

  private static Dataset<Row> keepRaw(FeedContract feed, Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (String name : Scope.of(feed)) {
      columns.add(col(name));
      columns.add(col(name).as(RAW + name));
    }
    hidden(rows).forEach(name -> columns.add(col(name)));
    return rows.select(columns.toArray(Column[]::new));
  }
}
