package io.saleslake.duckdb;

/** Stub. */
final class SparkSql {
  private SparkSql() {}

  static String translate(String sql) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\'') {
        out.append('\'');
        i++;
        while (sql.charAt(i) != '\'') {
          if (sql.charAt(i) == '\\') {
            i++;
          }
          out.append(sql.charAt(i) == '\'' ? "''" : String.valueOf(sql.charAt(i)));
          i++;
        }
        out.append('\'');
        i++;
      } else if (c == '`') {
        out.append('"');
        i++;
      } else if (sql.startsWith("E308D", i)) {
        out.append("E308");
        i += 5;
      } else if (sql.startsWith(" int(", i)) {
        out.append(" int_(");
        i += 5;
      } else if (sql.startsWith("/*", i)) {
        i = sql.indexOf("*/", i) + 2;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }
}
