package io.saleslake.silver;

import static io.saleslake.silver.Relations.MAPPED;
import static io.saleslake.silver.Relations.SOURCE;
import static io.saleslake.silver.Relations.TYPED;
import static io.saleslake.silver.Relations.WITH_LOOKUPS;
import static java.util.Objects.requireNonNull;

import io.saleslake.contract.Column;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Lookup;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Sql;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.engine.StepSql;
import io.saleslake.engine.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives the rows the columns of the silver table, by the feed's {@code transformLogic}. */
final class MapRows {
  /**
   * The mapped value before it takes the column's type, to tell a value that does not convert from
   * an absent one.
   */
  static final String MAPPED_VALUE = "_mapped_";

  /** Whether a raw value was there but did not convert to the type of its raw column. */
  static final String UNCONVERTED = "_unconverted_";

  private static final String KEY = "_key_";

  private MapRows() {}

  /**
   * From {@link Relations#SOURCE} to {@link Relations#TYPED}. Columns that start with an underscore
   * stay.
   */
  static void map(EngineSession session, FeedContract feed) {
    session.define(
        new Step(
            WITH_LOOKUPS,
            "Each row gets the rows of other tables that its mapping reads.",
            lookUp(feed)));
    session.define(
        new Step(MAPPED, "The feed's transformLogic, as written.", mapped(session, feed)));
    session.define(
        new Step(
            TYPED,
            "Mapped values take the types of the table's columns.",
            typed(feed, session.columns(MAPPED))));
  }

  private static String lookUp(FeedContract feed) {
    Select select = Select.of("s.*");
    StringBuilder from = new StringBuilder(SOURCE + " AS s");
    List<String> aliases = new ArrayList<>();
    for (Lookup lookup : feed.lookups()) {
      String alias = "_lookup_" + lookup.name();
      aliases.add(alias);
      Select keyed = Select.of();
      List<String> on = new ArrayList<>();
      lookup
          .key()
          .forEach(
              (column, sql) -> {
                String key = KEY + lookup.name() + "_" + column;
                keyed.as(Sql.column(column), key);
                on.add("(%s) = %s".formatted(sql, key));
              });
      Map<String, String> row = new LinkedHashMap<>();
      lookup.table().columns().forEach(column -> row.put(column.name(), Sql.column(column.name())));
      select.columns(alias + ".", Stream.of(lookup.name()));
      from.append(
          "\nLEFT JOIN (\n%s\n) AS %s ON %s"
              .formatted(
                  keyed
                      .as(StepSql.struct(row), lookup.name())
                      .from(Relations.silver(lookup.table().name())),
                  alias,
                  String.join(" AND ", on)));
    }
    return select.hint(StepSql.broadcast(aliases)).from(from.toString());
  }

  private static String mapped(EngineSession session, FeedContract feed) {
    Select select = Select.of();
    feed.mapping().forEach((column, mapping) -> select.as(mapping.sql(), MAPPED_VALUE + column));
    converted(feed)
        .forEach(
            name ->
                select.as(
                    "%s IS NULL AND %s IS NOT NULL"
                        .formatted(Sql.column(name), Sql.column(SourceRows.TEXT + name)),
                    UNCONVERTED + name));
    return select
        .columns(
            session.columns(SOURCE).keySet().stream().filter(name -> name.startsWith("_")).toList())
        .from(WITH_LOOKUPS);
  }

  /** Names of the raw columns that had to take another type than text. */
  static List<String> converted(FeedContract feed) {
    return feed.columns().stream()
        .filter(column -> feed.reshape().isEmpty() && !column.type().isString())
        .map(RawColumn::name)
        .toList();
  }

  private static String typed(FeedContract feed, Map<String, ValueType> mapped) {
    Select select = Select.of();
    for (Column column : feed.table().columns()) {
      select.as(typedValue(feed, column, mapped), column.name());
    }
    return select.columns(mapped.keySet()).from(MAPPED);
  }

  private static String typedValue(
      FeedContract feed, Column column, Map<String, ValueType> mapped) {
    if (!feed.mapping().containsKey(column.name())) {
      return "CAST(NULL AS " + column.type().sql() + ")";
    }
    String name = MAPPED_VALUE + column.name();
    return Conversion.ofMapped(
        Sql.column(name),
        requireNonNull(mapped.get(name)),
        column.type(),
        requireNonNull(feed.mapping().get(column.name())).rounding());
  }
}
