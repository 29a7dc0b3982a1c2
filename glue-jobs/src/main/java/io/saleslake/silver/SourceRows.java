package io.saleslake.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.saleslake.bronze.ReadRaw;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * Gives the mapping what it maps: the columns of the feed's scope, converted to their raw types,
 * and beside each the value as it stood, in {@code _raw_<column>}.
 */
final class SourceRows {
  static final String RAW = "_raw_";

  private SourceRows() {}

  /** Rows of the feed's table, one for one of the raw records unless the feed reshapes. */
  static Dataset<Row> of(SparkSession spark, FeedContract feed, Dataset<Row> raw) {
    Dataset<Row> present = withoutMissing(feed, raw);
    return feed.reshape().isPresent()
        ? keepRaw(feed, reshape(spark, feed, present))
        : convert(feed, present);
  }

  /**
   * Rows made of raw records that quarantine kept; those of a feed that reshapes were kept after
   * that.
   */
  static Dataset<Row> ofRecords(FeedContract feed, Dataset<Row> records) {
    return feed.reshape().isPresent()
        ? keepRaw(feed, records)
        : convert(feed, withoutMissing(feed, records));
  }

  /** The same with every raw value as text, as quarantine keeps them. */
  static Dataset<Row> withRawText(Dataset<Row> source) {
    Dataset<Row> rows = source;
    for (String name : source.columns()) {
      if (name.startsWith(RAW)) {
        rows = rows.withColumn(name, col(name).cast(DataTypes.StringType));
      }
    }
    return rows;
  }

  /** What travels with a row beside its values: where it stood in which file. */
  private static List<String> hidden(Dataset<Row> rows) {
    return Arrays.stream(rows.columns()).filter(name -> name.startsWith("_")).toList();
  }

  /** Empty text, and what the feed calls missing, is no value. */
  private static Dataset<Row> withoutMissing(FeedContract feed, Dataset<Row> raw) {
    List<Column> columns = new ArrayList<>();
    for (RawColumn column : feed.columns()) {
      Column value = col(column.name());
      if (raw.schema().apply(column.name()).dataType().sameType(DataTypes.StringType)) {
        List<String> missing = new ArrayList<>(feed.options().missingValues());
        if (!column.type().isString()) {
          value = expr("trim(`" + column.name() + "`)");
        }
        missing.add("");
        value = when(value.isin(missing.toArray()).equalTo(lit(false)), value);
      }
      columns.add(value.as(column.name()));
    }
    hidden(raw).forEach(name -> columns.add(col(name)));
    return raw.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> convert(FeedContract feed, Dataset<Row> present) {
    List<Column> columns = new ArrayList<>();
    for (RawColumn column : feed.columns()) {
      String sql =
          Conversion.ofRaw(
              "`" + column.name() + "`",
              present.schema().apply(column.name()).dataType(),
              column,
              feed.options());
      columns.add(expr(sql).as(column.name()));
      columns.add(col(column.name()).as(RAW + column.name()));
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
    for (String name : feed.scope()) {
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
    for (String name : feed.scope()) {
      columns.add(col(name));
      columns.add(col(name).as(RAW + name));
    }
    hidden(rows).forEach(name -> columns.add(col(name)));
    return rows.select(columns.toArray(Column[]::new));
  }
}
