package io.saleslake.silver;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import io.saleslake.contract.Column;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Lookup;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.TableContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
   * Adds the rows of other tables that the mapping reads, each as a struct.
   *
   * @param tables gives the rows of a silver table
   */
  static Dataset<Row> lookUp(
      FeedContract feed, Dataset<Row> source, Function<TableContract, Dataset<Row>> tables) {
    Dataset<Row> rows = source;
    for (Lookup lookup : feed.lookups()) {
      List<org.apache.spark.sql.Column> columns = new ArrayList<>();
      List<String> on = new ArrayList<>();
      lookup
          .key()
          .forEach(
              (column, sql) -> {
                String key = "_key_" + lookup.name() + "_" + column;
                columns.add(col(column).as(key));
                on.add("(%s) = %s".formatted(sql, key));
              });
      columns.add(
          struct(
                  lookup.table().columns().stream()
                      .map(column -> col(column.name()))
                      .toArray(org.apache.spark.sql.Column[]::new))
              .as(lookup.name()));
      Dataset<Row> found =
          tables.apply(lookup.table()).select(columns.toArray(org.apache.spark.sql.Column[]::new));
      rows = rows.join(broadcast(found), expr(String.join(" AND ", on)), "left_outer");
    }
    return rows;
  }

  /**
   * Source rows in, silver columns out; columns of the source that start with an underscore stay.
   */
  static Dataset<Row> map(FeedContract feed, Dataset<Row> source) {
    List<String> hidden =
        Arrays.stream(source.columns())
            .filter(name -> name.startsWith("_") && !name.startsWith("_key_"))
            .toList();

    List<org.apache.spark.sql.Column> mapped = new ArrayList<>();
    feed.mapping()
        .forEach((column, mapping) -> mapped.add(expr(mapping.sql()).as(MAPPED + column)));
    converted(feed)
        .forEach(
            name ->
                mapped.add(
                    col(name)
                        .isNull()
                        .and(col(SourceRows.TEXT + name).isNotNull())
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
    return Conversion.ofMapped(
        name,
        values.schema().apply(name).dataType(),
        column.type(),
        requireNonNull(feed.mapping().get(column.name())).rounding());
  }
}
