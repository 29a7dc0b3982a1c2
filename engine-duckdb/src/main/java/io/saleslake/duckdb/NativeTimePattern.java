package io.saleslake.duckdb;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of Spark with fields of fixed width, so that DuckDB can parse what matches it.
 *
 * @param expression matches the texts that DuckDB reads as Spark does
 * @param format as {@code strptime} takes it
 */
record NativeTimePattern(String expression, String format) {
  private record Field(String expression, String format) {}

  private static final Map<String, Field> FIELDS =
      Map.of(
          "yyyy", new Field("[1-9][0-9]{3}", "%Y"),
          "MM", new Field("(?:0[1-9]|1[0-2])", "%m"),
          "dd", new Field("(?:0[1-9]|[12][0-9]|3[01])", "%d"),
          "HH", new Field("(?:[01][0-9]|2[0-3])", "%H"),
          "mm", new Field("[0-5][0-9]", "%M"),
          "ss", new Field("[0-5][0-9]", "%S"));

  private static final Pattern PART = Pattern.compile("([A-Za-z])\\1*|'([^'%]+)'|[-/.: ,]");

  /** The pattern, if it has such fields only, and a year, month and day. */
  static Optional<NativeTimePattern> of(String spark) {
    StringBuilder expression = new StringBuilder();
    StringBuilder format = new StringBuilder();
    Matcher part = PART.matcher(spark);
    int end = 0;
    while (part.find() && part.start() == end) {
      end = part.end();
      Field field = FIELDS.get(part.group());
      if (field != null) {
        if (format.indexOf(field.format()) >= 0) {
          return Optional.empty();
        }
        expression.append(field.expression());
        format.append(field.format());
      } else if (part.group(1) != null) {
        return Optional.empty();
      } else {
        String text = part.group(2) == null ? part.group() : part.group(2);
        expression.append(text.replaceAll("[^A-Za-z0-9]", "\\\\$0"));
        format.append(text);
      }
    }
    boolean isDate =
        format.indexOf("%Y") >= 0 && format.indexOf("%m") >= 0 && format.indexOf("%d") >= 0;
    return end == spark.length() && isDate
        ? Optional.of(new NativeTimePattern(expression.toString(), format.toString()))
        : Optional.empty();
  }
}
