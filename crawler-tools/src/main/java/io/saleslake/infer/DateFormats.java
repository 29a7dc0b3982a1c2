package io.saleslake.infer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds how a column of text writes dates: which formats read all of its values. */
final class DateFormats {
  /** At most so many formats side by side in one column. */
  private static final int MIXED = 3;

  /** Dates, in DuckDB's words and Java's; of two readings of the same text the first is taken. */
  private static final String[][] DATES = {
    {"%d/%m/%Y", "dd/MM/yyyy"}, {"%m/%d/%Y", "MM/dd/yyyy"}, {"%Y/%m/%d", "yyyy/MM/dd"},
    {"%d.%m.%Y", "dd.MM.yyyy"}, {"%m.%d.%Y", "MM.dd.yyyy"}, {"%Y.%m.%d", "yyyy.MM.dd"},
    {"%d-%m-%Y", "dd-MM-yyyy"}, {"%m-%d-%Y", "MM-dd-yyyy"}, {"%Y-%m-%d", "yyyy-MM-dd"},
    {"%d/%m/%y", "dd/MM/yy"}, {"%m/%d/%y", "MM/dd/yy"}, {"%d.%m.%y", "dd.MM.yy"},
    {"%d-%m-%y", "dd-MM-yy"}, {"%m-%d-%y", "MM-dd-yy"}, {"%d %b %Y", "dd MMM yyyy"},
    {"%d-%b-%Y", "dd-MMM-yyyy"}, {"%b %d, %Y", "MMM dd, yyyy"},
  };

  private static final String[][] TIMES = {
    {"", ""},
    {" %H:%M", " HH:mm"},
    {" %H:%M:%S", " HH:mm:ss"},
    {"T%H:%M:%S", "'T'HH:mm:ss"},
    {" %I:%M %p", " hh:mm a"},
    {" %I:%M:%S %p", " hh:mm:ss a"},
  };

  private record Candidate(String duckdb, String java) {
    /** Whether {@code v} is written so; DuckDB takes 24 for the year 24, and the lake does not. */
    String reads() {
      String years = duckdb.contains("%Y") ? "" : "NOT ";
      return "(try_strptime(v, %s) IS NOT NULL AND %sregexp_matches(v, '\\d{4}'))"
          .formatted(Sql.text(duckdb), years);
    }
  }

  private static final List<Candidate> CANDIDATES = candidates();

  /**
   * How a column writes dates.
   *
   * @param time whether there is a time of day
   * @param formats patterns of Java's DateTimeFormatter; none for ISO 8601
   * @param other another pattern that reads every value too, but otherwise
   * @param example a value that the two read differently
   */
  record Found(
      boolean time, List<String> formats, Optional<String> other, Optional<String> example) {
    /** The same with the two patterns exchanged. */
    Found otherwise() {
      return new Found(time, other.stream().toList(), Optional.of(formats.get(0)), example);
    }

    boolean dayFirst() {
      return formats.stream().anyMatch(format -> format.startsWith("d"));
    }
  }

  private final Sql sql;

  /** Distinct values {@code v} without those that mean none. */
  private final String values;

  private DateFormats(Sql sql, String values) {
    this.sql = sql;
    this.values = values;
  }

  static Optional<Found> find(Sql sql, String values) throws SQLException {
    return new DateFormats(sql, values).find();
  }

  private Optional<Found> find() throws SQLException {
    if (count("true") == 0
        || count("NOT regexp_full_match(v, '[0-9A-Za-z][-0-9A-Za-z ,.:/+]{5,34}')") > 0
        || count("NOT regexp_matches(v, '[0-9].*[0-9]')") > 0) {
      return Optional.empty();
    }
    String iso = "(v LIKE '____-__-__%' AND try_cast(v AS TIMESTAMPTZ) IS NOT NULL)";
    if (count("NOT " + iso) == 0) {
      boolean time = count("length(v) > 10") > 0;
      return Optional.of(new Found(time, List.of(), Optional.empty(), Optional.empty()));
    }
    long unread = count("true");
    String where = "true";
    List<Candidate> chosen = new ArrayList<>();
    List<Candidate> others = List.of();
    while (unread > 0) {
      Map<Candidate, Long> counts = counts(where);
      Candidate best = mostOf(counts);
      long read = counts.getOrDefault(best, 0L);
      if (read == 0 || chosen.size() == MIXED) {
        return Optional.empty();
      }
      if (chosen.isEmpty() && read == unread) {
        others =
            counts.keySet().stream().filter(one -> counts.getOrDefault(one, 0L) == read).toList();
      }
      chosen.add(best);
      where += " AND NOT " + best.reads();
      unread -= read;
    }
    return Optional.of(found(chosen, others));
  }

  /**
   * The formats chosen.
   *
   * @param all formats that read every value, the chosen one among them
   */
  private Found found(List<Candidate> chosen, List<Candidate> all) throws SQLException {
    List<String> formats = new ArrayList<>();
    for (Candidate candidate : chosen) {
      formats.add(lenient(candidate));
    }
    boolean time = formats.stream().anyMatch(format -> format.contains(":"));
    for (Candidate other : all) {
      Optional<String> example = example(chosen.get(0), other);
      if (example.isPresent()) {
        return new Found(time, formats, Optional.of(lenient(other)), example);
      }
    }
    return new Found(time, formats, Optional.empty(), Optional.empty());
  }

  private Optional<String> example(Candidate first, Candidate other) throws SQLException {
    return sql
        .rows(
            "SELECT v FROM %s WHERE try_strptime(v, %s) <> try_strptime(v, %s) ORDER BY v LIMIT 1"
                .formatted(values, Sql.text(first.duckdb()), Sql.text(other.duckdb())),
            row -> row.getString(1))
        .stream()
        .findFirst();
  }

  /** How many of the values each candidate reads. */
  private Map<Candidate, Long> counts(String where) throws SQLException {
    List<String> counts =
        CANDIDATES.stream().map(one -> "count(*) FILTER (%s)".formatted(one.reads())).toList();
    return sql.rows(
            "SELECT %s FROM %s WHERE %s".formatted(String.join(", ", counts), values, where),
            row -> {
              Map<Candidate, Long> read = new LinkedHashMap<>();
              for (int i = 0; i < CANDIDATES.size(); i++) {
                read.put(CANDIDATES.get(i), row.getLong(i + 1));
              }
              return read;
            })
        .get(0);
  }

  /** The first of those that read most. */
  private static Candidate mostOf(Map<Candidate, Long> counts) {
    Candidate best = CANDIDATES.get(0);
    for (Map.Entry<Candidate, Long> entry : counts.entrySet()) {
      best = entry.getValue() > counts.getOrDefault(best, 0L) ? entry.getKey() : best;
    }
    return best;
  }

  /** Java's {@code dd} wants two digits, {@code d} takes one or two. */
  private String lenient(Candidate candidate) throws SQLException {
    String written = values + " WHERE " + candidate.reads();
    String java = candidate.java();
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

  private static List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (String[] time : TIMES) {
      for (String[] date : DATES) {
        candidates.add(new Candidate(date[0] + time[0], date[1] + time[1]));
      }
    }
    return candidates;
  }
}
