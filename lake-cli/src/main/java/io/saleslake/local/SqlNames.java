package io.saleslake.local;

/** Writes names and texts into SQL so that they stay what they are. */
final class SqlNames {
  private SqlNames() {}

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String name(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
