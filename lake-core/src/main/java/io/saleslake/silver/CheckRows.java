package io.saleslake.silver;

import static io.saleslake.silver.Relations.TYPED;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.Column;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Mapping;
import io.saleslake.contract.Reference;
import io.saleslake.contract.RowRule;
import io.saleslake.contract.Sql;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.engine.StepSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks every row against every rule. A row that violates one gets the list of all rules it
 * violates in {@link #REASONS} and its raw record in {@link #RECORD}; both are NULL for a valid
 * row.
 */
final class CheckRows {
  static final String REASONS = "_reasons";
  static final String RECORD = "_raw_record";

  private static final String IS_REJECTED = "_is_rejected";
  private static final String NO_TEXT = "CAST(NULL AS STRING)";

  private final EngineSession session;
  private final FeedContract feed;
  private final List<String> violations = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  private CheckRows(EngineSession session, FeedContract feed) {
    this.session = session;
    this.feed = feed;
  }

  /**
   * From {@link Relations#TYPED} to silver columns, reasons, raw record, file number and position.
   */
  static Step check(EngineSession session, FeedContract feed) {
    return new CheckRows(session, feed).check();
  }

  private Step check() {
    conversions();
    Stream.concat(feed.table().rules().stream(), feed.rules().stream())
        .distinct()
        .forEach(this::rule);
    List<String> joined = new ArrayList<>();
    String from = references(joined);

    String malformed = RawColumns.CORRUPT + " IS NOT NULL";
    String judged =
        Select.of("*")
            .hint(StepSql.broadcast(joined))
            .as(
                "%s\n    OR coalesce(%s, false)"
                    .formatted(malformed, String.join("\n    OR ", violations)),
                IS_REJECTED)
            .from(TYPED + " AS t" + from);
    String record =
        session.columns(TYPED).containsKey(OpenEntries.REPLAYED)
            ? "coalesce(%s, %s)".formatted(OpenEntries.REPLAYED, rawRecord())
            : rawRecord();
    return new Step(
        Relations.CHECKED,
        "Every row is checked against the rules of the table and of the feed.",
        Select.of()
            .columns(feed.table().columns().stream().map(Column::name).toList())
            .as(
                "CASE WHEN %s THEN %s\n    WHEN %s\n    THEN %s END"
                    .formatted(
                        malformed,
                        StepSql.presentItems(
                            List.of(reason("record", NO_TEXT, RawColumns.PROBLEM))),
                        IS_REJECTED,
                        StepSql.presentItems(reasons)),
                REASONS)
            .as("CASE WHEN %s THEN %s END".formatted(IS_REJECTED, record), RECORD)
            .columns(List.of(RawColumns.FILE, RawColumns.LINE, RawColumns.ROW))
            .from("(\n%s\n)".formatted(judged)));
  }

  private String reason(String rule, String column, String value) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("rule", Sql.text(rule));
    fields.put("column", column);
    fields.put("value", value);
    return StepSql.struct(fields);
  }

  private void violation(String condition, String rule, String column, String value) {
    violations.add("(" + condition + ")");
    reasons.add(
        "CASE WHEN %s THEN %s END"
            .formatted(
                condition,
                reason(
                    rule,
                    column.isEmpty() ? NO_TEXT : Sql.text(column),
                    "CAST(%s AS STRING)".formatted(value))));
  }

  /** A value that the file has and the row does not have did not convert. */
  private void conversions() {
    for (String column : MapRows.converted(feed)) {
      violation(
          Sql.column(MapRows.UNCONVERTED + column),
          NameRules.OF_RAW,
          column,
          Sql.column(SourceRows.RAW_VALUE + column));
    }
    for (String column : feed.mapping().keySet()) {
      String value = Sql.column(MapRows.MAPPED_VALUE + column);
      violation(
          "%s IS NOT NULL AND %s IS NULL".formatted(value, Sql.column(column)),
          NameRules.OF_MAPPED,
          column,
          value);
    }
  }

  private void rule(RowRule rule) {
    String condition = "NOT coalesce((%s), true)".formatted(rule.condition().strip());
    violation(
        rule.name().equals(RowRule.REQUIRED)
            ? condition + unlessUnconverted(rule.column())
            : condition,
        rule.name(),
        rule.column(),
        rule.column().isEmpty() ? NO_TEXT : Sql.column(rule.column()));
  }

  /**
   * A value that is absent because one it comes from did not convert is not missing: it has its
   * reason.
   */
  private String unlessUnconverted(String column) {
    Mapping mapping = feed.mapping().get(column);
    if (mapping == null) {
      return "";
    }
    Set<String> words = Sql.words(mapping.sql());
    return MapRows.converted(feed).stream()
        .filter(raw -> words.contains(raw.toLowerCase(Locale.ROOT)))
        .map(raw -> " AND NOT " + Sql.column(MapRows.UNCONVERTED + raw))
        .collect(joining(""))
        .concat(" AND %s IS NULL".formatted(Sql.column(MapRows.MAPPED_VALUE + column)));
  }

  /** Joins the keys of the tables that rows refer to. */
  private String references(List<String> joined) {
    Set<Reference> references =
        Stream.concat(feed.table().references().stream(), feed.references().stream())
            .collect(toCollection(LinkedHashSet::new));
    StringBuilder from = new StringBuilder();
    for (Reference reference : references) {
      String alias = "_reference_" + joined.size();
      joined.add(alias);
      String value = Sql.column(reference.column());
      from.append(
          "\nLEFT JOIN (SELECT %s AS _found_%s FROM %s) AS %s ON %s = _found_%s"
              .formatted(
                  Sql.column(reference.key()),
                  joined.size(),
                  Relations.silver(reference.table()),
                  alias,
                  value,
                  joined.size()));
      violation(
          "%s IS NOT NULL AND _found_%d IS NULL".formatted(value, joined.size()),
          "reference",
          reference.column(),
          value);
    }
    return from.toString();
  }

  /**
   * The record as JSON, with every value as it is in the file and under the name it has there; for
   * a feed that reshapes, the reshaped row.
   */
  private String rawRecord() {
    boolean reshapes = feed.reshape().isPresent();
    Map<String, String> headers = new HashMap<>();
    feed.columns().forEach(column -> headers.put(column.name(), column.header()));
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : Scope.of(session, feed)) {
      fields.put(
          reshapes ? name : headers.getOrDefault(name, name),
          Sql.column(SourceRows.RAW_VALUE + name));
    }
    return """
        CASE WHEN %1$s IS NOT NULL THEN %4$s
          WHEN %2$s IS NULL OR %2$s = '{}' THEN %3$s
          WHEN %3$s = '{}' THEN %2$s
          ELSE concat(left(%3$s, length(%3$s) - 1), ',', substring(%2$s, 2)) END"""
        .formatted(
            RawColumns.CORRUPT,
            reshapes ? NO_TEXT : RawColumns.REST,
            StepSql.json(fields),
            StepSql.json(Map.of(RawColumns.CORRUPT, RawColumns.CORRUPT)));
  }
}
