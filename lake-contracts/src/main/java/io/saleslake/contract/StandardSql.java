package io.saleslake.contract;

import java.util.List;

/** Parts of standard SQL, as DuckDB reads it; {@link Sql} has those of Spark's. */
public final class StandardSql {
  private StandardSql() {}

  /** A text as a literal. */
  public static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A list of texts as a literal. */
  public static String list(List<String> texts) {
    return texts.stream().map(StandardSql::text).toList().toString();
  }

  /** The name of a column, table or schema. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
