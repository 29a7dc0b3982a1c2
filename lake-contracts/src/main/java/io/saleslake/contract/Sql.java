package io.saleslake.contract;

/** Parts of Spark SQL. */
public final class Sql {
  private Sql() {}

  /** A text as a literal. */
  public static String text(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A regular expression that matches this text alone. */
  public static String quoted(String text) {
    return text.replaceAll("([\\\\^$.|?*+()\\[\\]{}])", "\\\\$1");
  }

  public static String column(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
