package io.saleslake.infer;

import java.util.List;

/**
 * What stands before the fraction of a number and what groups its digits, the same in all columns
 * of a file.
 *
 * @param thousands empty where digits are not grouped
 */
record NumberMarks(String decimal, String thousands) {
  static final NumberMarks PLAIN = new NumberMarks(".", "");
  static final NumberMarks ENGLISH = new NumberMarks(".", ",");
  static final NumberMarks GERMAN = new NumberMarks(",", ".");

  /** Which of the ways to write numbers fit every value of a column. */
  record Fits(boolean plain, boolean english, boolean german) {}

  /** A regular expression (RE2) of a whole number without leading zeros, or with a fraction. */
  String pattern() {
    String grouped = thousands.isEmpty() ? "" : "[0-9]{1,3}([%s][0-9]{3})+|".formatted(thousands);
    return "[+-]?(%s0|[1-9][0-9]*)([%s][0-9]+)?".formatted(grouped, decimal);
  }

  /** SQL for the number with a point and without groups. */
  String plain(String value) {
    String ungrouped =
        thousands.isEmpty() ? value : "replace(%s, '%s', '')".formatted(value, thousands);
    return decimal.equals(".") ? ungrouped : "replace(%s, ',', '.')".formatted(ungrouped);
  }

  /** The marks that the columns of a file agree on; plain ones where they do not. */
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

  /** Whether only groups as in 1,234 are there, which others read as 1.234. */
  static boolean ambiguous(List<Fits> columns) {
    return of(columns).equals(ENGLISH)
        && columns.stream().noneMatch(c -> c.english() && !c.plain() && !c.german())
        && columns.stream().noneMatch(c -> c.plain() && !c.german());
  }
}
