package io.saleslake.infer;

import java.util.List;

/**
 * The decimal mark and the thousands mark of all columns in a file.
 *
 * @param thousands empty if digits are not grouped
 */
record NumberMarks(String decimal, String thousands) {
  static final NumberMarks PLAIN = new NumberMarks(".", "");
  static final NumberMarks ENGLISH = new NumberMarks(".", ",");
  static final NumberMarks GERMAN = new NumberMarks(",", ".");

  /** Returns the number formats that match all values of a column. */
  record Fits(boolean plain, boolean english, boolean german) {}

  /** A regular expression (RE2) for a number without leading zeros, with or without a fraction. */
  String pattern() {
    String grouped = thousands.isEmpty() ? "" : "[0-9]{1,3}([%s][0-9]{3})+|".formatted(thousands);
    return "[+-]?(%s0|[1-9][0-9]*)([%s][0-9]+)?".formatted(grouped, decimal);
  }

  /** SQL that normalizes a number to a decimal point without groups. */
  String plain(String value) {
    String ungrouped =
        thousands.isEmpty() ? value : "replace(%s, '%s', '')".formatted(value, thousands);
    return decimal.equals(".") ? ungrouped : "replace(%s, ',', '.')".formatted(ungrouped);
  }

  /**
   * The marks that match all columns of a file; the defaults if the columns contradict each other.
   */
  static NumberMarks of(List<Fits> columns) {
    boolean german = columns.stream().anyMatch(c -> c.german() && !c.plain() && !c.english());
    boolean english = columns.stream().anyMatch(c -> c.english() && !c.plain() && !c.german());
    boolean either = columns.stream().anyMatch(c -> c.english() && c.german() && !c.plain());
    if (german && english) {
      return PLAIN;
    } else if (german) {
      return GERMAN;
    }
    return english || either ? ENGLISH : PLAIN;
  }

  /** Whether all values have the ambiguous form 1,234, which may also mean 1.234. */
  static boolean ambiguous(List<Fits> columns) {
    return of(columns).equals(ENGLISH)
        && columns.stream().noneMatch(c -> c.english() && !c.plain() && !c.german())
        && columns.stream().noneMatch(c -> c.plain() && !c.german());
  }
}
