package io.saleslake.infer;

import io.saleslake.contract.StandardSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A date format as a DuckDB pattern and a Java pattern. */
record DatePattern(String duckdb, String java) {
  private static final String[][] TIMES = {
    {"", ""},
    {" %H:%M", " HH:mm"},
    {" %H:%M:%S", " HH:mm:ss"},
    {"T%H:%M:%S", "'T'HH:mm:ss"},
    {" %I:%M %p", " hh:mm a"},
    {" %I:%M:%S %p", " hh:mm:ss a"},
  };

  /** All formats, in the order in which they are tried. */
  static final List<DatePattern> ALL = all();

  private static final Map<String, DatePattern> BY_DUCKDB = byDuckdb();

  /**
   * SQL that tests whether {@code v} has this format. DuckDB would parse 24 as the year 24, unlike
   * the lake.
   */
  String reads() {
    String years = hasShortYear() ? "NOT " : "";
    return "(try_strptime(v, %s) IS NOT NULL AND %sregexp_matches(v, '\\d{4}'))"
        .formatted(StandardSql.text(duckdb), years);
  }

  boolean hasShortYear() {
    return !duckdb.contains("%Y");
  }

  /** Returns the format with day and month exchanged. */
  Optional<DatePattern> exchanged() {
    String other = duckdb.replace("%d", "%%").replace("%m", "%d").replace("%%", "%m");
    return Optional.ofNullable(BY_DUCKDB.get(other)).filter(pattern -> !pattern.equals(this));
  }

  private static List<DatePattern> all() {
    List<DatePattern> dates = new ArrayList<>();
    for (String year : List.of("%Y", "%y")) {
      for (String mark : List.of("/", ".", "-")) {
        dates.add(of("%d", mark, "%m", mark, year));
        dates.add(of("%m", mark, "%d", mark, year));
      }
    }
    for (String mark : List.of("/", ".", "-")) {
      dates.add(of("%Y", mark, "%m", mark, "%d"));
    }
    dates.add(of("%d", " ", "%b", " ", "%Y"));
    dates.add(of("%d", "-", "%b", "-", "%Y"));
    dates.add(of("%d", "-", "%b", "-", "%y"));
    dates.add(of("%b", " ", "%d", ", ", "%Y"));
    List<DatePattern> patterns = new ArrayList<>();
    for (String[] time : TIMES) {
      for (DatePattern date : dates) {
        patterns.add(new DatePattern(date.duckdb + time[0], date.java + time[1]));
      }
    }
    return patterns;
  }

  private static DatePattern of(String... parts) {
    String duckdb = String.join("", parts);
    String java =
        duckdb
            .replace("%d", "dd")
            .replace("%m", "MM")
            .replace("%b", "MMM")
            .replace("%Y", "yyyy")
            .replace("%y", "yy");
    return new DatePattern(duckdb, java);
  }

  private static Map<String, DatePattern> byDuckdb() {
    Map<String, DatePattern> patterns = new LinkedHashMap<>();
    ALL.forEach(pattern -> patterns.put(pattern.duckdb, pattern));
    return patterns;
  }
}
