package io.saleslake.infer;

import io.saleslake.contract.StandardSql;
import io.saleslake.infer.FoundDates.Format;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the date formats of a text column: formats that together parse all of its values. */
final class DateFormats {
  /** Maximum number of formats in one column. */
  private static final int MIXED = 3;

  private final Sql sql;

  /** Distinct values {@code v} without missing values. */
  private final String values;

  private DateFormats(Sql sql, String values) {
    this.sql = sql;
    this.values = values;
  }

  static Optional<FoundDates> find(Sql sql, String values) throws SQLException {
    return new DateFormats(sql, values).find();
  }

  private Optional<FoundDates> find() throws SQLException {
    if (count("true") == 0
        || count("NOT regexp_full_match(v, '[0-9A-Za-z][-0-9A-Za-z ,.:/+]{5,34}')") > 0
        || count("NOT regexp_matches(v, '[0-9].*[0-9]')") > 0) {
      return Optional.empty();
    }
    String iso = "(v LIKE '____-__-__%' AND try_cast(v AS TIMESTAMPTZ) IS NOT NULL)";
    if (count("NOT " + iso) == 0) {
      return Optional.of(FoundDates.iso(count("length(v) > 10") > 0));
    }
    long unread = count("true");
    String where = "true";
    List<DatePattern> chosen = new ArrayList<>();
    List<Format> formats = new ArrayList<>();
    while (unread > 0) {
      Map<DatePattern, Long> counts = counts(where);
      DatePattern best = mostOf(counts);
      long read = counts.getOrDefault(best, 0L);
      if (read == 0 || chosen.size() == MIXED) {
        return Optional.empty();
      }
      chosen.add(best);
      formats.add(format(best, where));
      where += " AND NOT " + best.reads();
      unread -= read;
    }
    boolean time = formats.stream().anyMatch(format -> format.pattern().contains(":"));
    FoundDates found = new FoundDates(time, formats, conflict(chosen));
    return Optional.of(
        found.provesMonthFirst() && !found.provesDayFirst() ? found.withMonthFirst() : found);
  }

  /** Finds a format for the values that no previous format parses. */
  private Format format(DatePattern pattern, String where) throws SQLException {
    Optional<DatePattern> other = pattern.exchanged();
    Optional<String> example = Optional.empty();
    if (other.isPresent()
        && count("%s AND %s AND NOT %s".formatted(where, pattern.reads(), other.get().reads()))
            == 0) {
      example = readDifferently(pattern, other.get(), where);
    }
    Optional<String> year =
        pattern.hasShortYear()
            ? first("%s AND %s".formatted(where, pattern.reads()))
            : Optional.empty();
    return new Format(
        lenient(pattern),
        example.isPresent() ? Optional.of(lenient(other.orElseThrow())) : Optional.empty(),
        example,
        year);
  }

  /**
   * A value that parses both ways, in a column with values that parse only day first and values
   * that parse only month first.
   */
  private Optional<String> conflict(List<DatePattern> chosen) throws SQLException {
    for (DatePattern pattern : chosen) {
      Optional<DatePattern> other = pattern.exchanged().filter(chosen::contains);
      if (other.isPresent()) {
        return readDifferently(pattern, other.get(), "true");
      }
    }
    return Optional.empty();
  }

  private Optional<String> readDifferently(DatePattern one, DatePattern other, String where)
      throws SQLException {
    return first(
        "%s AND try_strptime(v, %s) <> try_strptime(v, %s)"
            .formatted(where, StandardSql.text(one.duckdb()), StandardSql.text(other.duckdb())));
  }

  private Optional<String> first(String where) throws SQLException {
    return sql
        .rows(
            "SELECT v FROM %s WHERE %s ORDER BY v LIMIT 1".formatted(values, where),
            row -> row.getString(1))
        .stream()
        .findFirst();
  }

  /** Counts the values that each pattern parses. */
  private Map<DatePattern, Long> counts(String where) throws SQLException {
    List<String> counts =
        DatePattern.ALL.stream().map(one -> "count(*) FILTER (%s)".formatted(one.reads())).toList();
    return sql.rows(
            "SELECT %s FROM %s WHERE %s".formatted(String.join(", ", counts), values, where),
            row -> {
              Map<DatePattern, Long> read = new LinkedHashMap<>();
              for (int i = 0; i < DatePattern.ALL.size(); i++) {
                read.put(DatePattern.ALL.get(i), row.getLong(i + 1));
              }
              return read;
            })
        .get(0);
  }

  /** Returns the first of the patterns that parse the most values. */
  private static DatePattern mostOf(Map<DatePattern, Long> counts) {
    DatePattern best = DatePattern.ALL.get(0);
    for (Map.Entry<DatePattern, Long> entry : counts.entrySet()) {
      best = entry.getValue() > counts.getOrDefault(best, 0L) ? entry.getKey() : best;
    }
    return best;
  }

  /** Java's {@code dd} requires two digits, {@code d} accepts one or two. */
  private String lenient(DatePattern pattern) throws SQLException {
    String written = values + " WHERE " + pattern.reads();
    String java = pattern.java();
    if (sql.number(
            "SELECT count(*) FROM %s AND regexp_matches(%s, '(^|\\D)\\d(\\D|$)')"
                .formatted(written, "regexp_replace(v, '[ T]\\d+:.*$', '')"))
        > 0) {
      java = java.replace("dd", "d").replaceFirst("(?<!M)MM(?!M)", "M");
    }
    if (sql.number("SELECT count(*) FROM %s AND regexp_matches(v, '[ T]\\d:')".formatted(written))
        > 0) {
      java = java.replace("HH", "H").replace("hh", "h");
    }
    return java;
  }

  private long count(String condition) throws SQLException {
    return sql.number("SELECT count(*) FROM %s WHERE %s".formatted(values, condition));
  }
}
