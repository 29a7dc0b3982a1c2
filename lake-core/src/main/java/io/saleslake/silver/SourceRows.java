package io.saleslake.silver;

import static io.saleslake.silver.Relations.PRESENT;
import static io.saleslake.silver.Relations.RAW;
import static io.saleslake.silver.Relations.RESHAPED;
import static java.util.stream.Collectors.joining;

import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Sql;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.engine.StepSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives the mapping what it maps: the columns of the feed's scope, converted to their raw types. A
 * column that is not text has beside it the value as it was in the file, {@code _raw_<column>}, and
 * the text that was converted, {@code _text_<column>}.
 */
final class SourceRows {
  static final String RAW_VALUE = "_raw_";

  /** NULL where the file has no value, by the feed's options. */
  static final String TEXT = "_text_";

  private final EngineSession session;
  private final FeedContract feed;

  private SourceRows(EngineSession session, FeedContract feed) {
    this.session = session;
    this.feed = feed;
  }

  /**
   * Defines a relation with a row for each raw record, unless the feed reshapes.
   *
   * @param records how many there are
   */
  static void ofFiles(EngineSession session, FeedContract feed, long records, String result) {
    SourceRows rows = new SourceRows(session, feed);
    rows.present(RAW, PRESENT, records);
    if (feed.reshape().isPresent()) {
      rows.reshape();
      rows.keepRaw("_reshaped_or_malformed", result);
    } else {
      rows.convert(PRESENT, result);
    }
  }

  /**
   * Defines a relation with rows made of raw records that quarantine kept; those of a feed that
   * reshapes were kept after that.
   */
  static void ofRecords(EngineSession session, FeedContract feed, String records, String result) {
    SourceRows rows = new SourceRows(session, feed);
    if (feed.reshape().isPresent()) {
      rows.keepRaw(records, result);
    } else {
      rows.present(records, "_present_again", 0);
      rows.convert("_present_again", result);
    }
  }

  /** The columns of a row that are not of its feed: its position, and why it is malformed. */
  private List<String> hidden(String relation) {
    return session.columns(relation).keySet().stream()
        .filter(name -> name.startsWith("_"))
        .toList();
  }

  /** Empty text, and what the feed calls missing, is no value. */
  private void present(String raw, String result, long records) {
    String missing =
        Stream.concat(feed.options().missingValues().stream(), Stream.of(""))
            .map(Sql::text)
            .collect(joining(", "));
    Select select = Select.of();
    for (RawColumn column : feed.columns()) {
      String value = Sql.column(column.name());
      String text = column.type().isString() ? value : "trim(" + value + ")";
      select.as(
          "CASE WHEN NOT (%1$s IN (%2$s)) THEN %1$s END".formatted(text, missing), column.name());
      if (feed.reshape().isEmpty()) {
        select.as(value, RAW_VALUE + column.name());
      }
    }
    Step step =
        new Step(
            result,
            "Values that the feed calls missing become NULL.",
            select.columns(hidden(raw)).from(raw));
    if (feed.reshape().isPresent()) {
      session.keep(step, records); // read three times
    } else {
      session.define(step);
    }
  }

  private void convert(String present, String result) {
    Select select = Select.of();
    for (RawColumn column : feed.columns()) {
      String text = Sql.column(column.name());
      select.as(Conversion.ofRaw(text, column, feed.options()), column.name());
      if (!column.type().isString()) {
        select.as(text, TEXT + column.name());
      }
    }
    session.define(
        new Step(
            result,
            "Text becomes the types of the raw columns, or NULL where it does not convert.",
            select.columns(hidden(present)).from(present)));
  }

  /** Malformed records have no columns to reshape: they are added unchanged, for quarantine. */
  private void reshape() {
    List<String> hidden = hidden(PRESENT);
    Map<String, String> record = new LinkedHashMap<>();
    hidden.forEach(name -> record.put(name, Sql.column(name)));
    session.define(
        new Step(
            feed.name(),
            "The feed's valid records.",
            Select.of()
                .columns(feed.columns().stream().map(RawColumn::name).toList())
                .as(StepSql.struct(record), "_record")
                .from(PRESENT + "\nWHERE " + RawColumns.CORRUPT + " IS NULL")));
    session.define(
        new Step(
            RESHAPED, "The feed's reshape, as written.", feed.reshape().orElseThrow().strip()));
    List<String> scope = Scope.of(session, feed);
    Select malformed = Select.of();
    scope.forEach(name -> malformed.as("NULL", name));
    List<String> reshaped = new ArrayList<>();
    hidden.forEach(name -> reshaped.add("_record." + name + " AS " + name));
    session.define(
        new Step(
            "_reshaped_or_malformed",
            "Reshaped rows and malformed records.",
            Select.of(
                        Stream.concat(scope.stream().map(Sql::column), reshaped.stream())
                            .toArray(String[]::new))
                    .from(RESHAPED)
                + "\nUNION ALL\n"
                + malformed
                    .columns(hidden)
                    .from(PRESENT + "\nWHERE " + RawColumns.CORRUPT + " IS NOT NULL")));
  }

  private void keepRaw(String rows, String result) {
    Select select = Select.of();
    for (String name : Scope.of(session, feed)) {
      select.columns(List.of(name)).as(Sql.column(name), RAW_VALUE + name);
    }
    session.define(
        new Step(
            result,
            "The columns that the mapping reads.",
            select.columns(hidden(rows)).from(rows)));
  }
}
