package io.saleslake.contract;

import java.util.List;

/** Builds fragments of standard SQL for DuckDB; {@link Sql} is for Spark. */
public final class StandardSql {
  private StandardSql() {}

  /** A string literal. */
  public static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A list literal of strings. */
  public static String list(List<String> texts) {
    return texts.stream().map(StandardSql::text).toList().toString();
  }

  /** A quoted identifier. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
