package io.saleslake.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.saleslake.contract.Column;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gives the rows the columns of the silver table, by the feed's {@code transformLogic}. */
final class MapRows {
  /**
   * The mapped value before it takes the column's type, to tell a value that does not convert from
   * an absent one.
   */
  static final String MAPPED = "_mapped_";

  /** Whether a raw value was there but did not convert to the type of its raw column. */
  static final String UNCONVERTED = "_unconverted_";

  private MapRows() {}

  /**
   * Source rows in, silver columns out; columns of the source that start with an underscore stay.
   */
  static Dataset<Row> map(FeedContract feed, Dataset<Row> source) {
    List<String> hidden =
        Arrays.stream(source.columns()).filter(name -> name.startsWith("_")).toList();

    List<org.apache.spark.sql.Column> mapped = new ArrayList<>();
    feed.mapping()
        .forEach((column, mapping) -> mapped.add(expr(mapping.sql()).as(MAPPED + column)));
    converted(feed)
        .forEach(
            name ->
                mapped.add(
                    col(name)
                        .isNull()
                        .and(col(SourceRows.RAW + name).isNotNull())
                        .as(UNCONVERTED + name)));
    hidden.forEach(name -> mapped.add(col(name)));
    Dataset<Row> values = source.select(mapped.toArray(org.apache.spark.sql.Column[]::new));

    List<org.apache.spark.sql.Column> typed = new ArrayList<>();
    for (Column column : feed.table().columns()) {
      typed.add(expr(typedValue(feed, column, values)).as(column.name()));
    }
    for (String name : values.columns()) {
      typed.add(col(name));
    }
    return values.select(typed.toArray(org.apache.spark.sql.Column[]::new));
  }

  /** Names of the raw columns that had to take another type than text. */
  static List<String> converted(FeedContract feed) {
    return feed.columns().stream()
        .filter(column -> feed.reshape().isEmpty() && !column.type().isString())
        .map(RawColumn::name)
        .toList();
  }

  private static String typedValue(FeedContract feed, Column column, Dataset<Row> values) {
    if (!feed.mapping().containsKey(column.name())) {
      return "CAST(NULL AS " + column.type().sql() + ")";
    }
    String name = MAPPED + column.name();
    return Conversion.ofMapped(name, values.schema().apply(name).dataType(), column.type());
  }
}
