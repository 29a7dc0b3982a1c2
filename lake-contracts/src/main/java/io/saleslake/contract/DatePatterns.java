package io.saleslake.contract;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts Spark's datetime patterns
 * (https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html) to Java's.
 */
public final class DatePatterns {
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  /** Week-based and other fields that Spark does not support, and narrow text forms. */
  private static final Pattern UNSUPPORTED =
      Pattern.compile("[ABEFNQWYcenpquw]|G{5}|L{5}|M{5}|y{7}");

  private static final Pattern QUOTED_OR_YEAR = Pattern.compile(QUOTED + "|y");

  private DatePatterns() {}

  /** The pattern without its quoted text. */
  public static String letters(String pattern) {
    return QUOTED.matcher(pattern).replaceAll("");
  }

  /**
   * A formatter that parses the same values as Spark.
   *
   * @throws IllegalArgumentException if Spark does not support the pattern
   */
  static DateTimeFormatter formatter(String pattern) {
    String letters = letters(pattern);
    if (UNSUPPORTED.matcher(letters).find()) {
      throw new IllegalArgumentException("Invalid datetime pattern: " + pattern);
    }
    return DateTimeFormatter.ofPattern(
        letters.contains("G") ? pattern : yearsWithSign(pattern), Locale.US);
  }

  /** Without an era, Spark's y corresponds to Java's u, a year that may be negative. */
  private static String yearsWithSign(String pattern) {
    return QUOTED_OR_YEAR
        .matcher(pattern)
        .replaceAll(
            part -> part.group().equals("y") ? "u" : Matcher.quoteReplacement(part.group()));
  }
}
