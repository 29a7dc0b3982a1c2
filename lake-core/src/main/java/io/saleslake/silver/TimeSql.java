package io.saleslake.silver;

import static java.util.stream.Collectors.joining;

import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.DatePatterns;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Sql;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** SQL that turns text into dates and instants. */
final class TimeSql {
  /** More than six decimals of a second would be lost, unless they are zeros. */
  private static final String ISO =
      "^\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6}0*)?)?"
          + "(?: ?(?:[zZ]|[+-]\\d{2}(?::?\\d{2})?|[A-Za-z][\\w+/-]*))?)?$";

  private TimeSql() {}

  /** The date or timestamp, by the column's formats and time zone, or NULL. */
  static String value(String text, RawColumn column) {
    if (column.formats().isEmpty()) {
      return iso(text, column.type().kind(), column.timeZone());
    }
    String first =
        column.formats().stream()
            .map(format -> formatted(text, format, column))
            .collect(joining(", ", "coalesce(", ")"));
    return column.type().kind() == Kind.DATE ? "CAST(%s AS DATE)".formatted(first) : first;
  }

  /** By ISO 8601. Spark also takes "12:30", "2026" and "2026-01-31T1" for times. */
  static String iso(String text, Kind kind, Optional<ZoneId> zone) {
    if (kind == Kind.DATE) {
      // A time of day or a zone would be lost in a date.
      return "CASE WHEN regexp_like(%1$s, %2$s) THEN try_cast(left(%1$s, 10) AS DATE) END"
          .formatted(text, Sql.text("^\\d{4}-\\d{2}-\\d{2}([ T]00:00(:00(\\.0*)?)?)?$"));
    }
    String instant = "try_cast(%s AS TIMESTAMP)".formatted(text);
    String value =
        zone.map(
                id ->
                    "CASE WHEN regexp_like(substring(%1$s, 12), '[^0-9:.]') THEN %2$s ELSE %3$s END"
                        .formatted(text, instant, atZone(instant, id)))
            .orElse(instant);
    return "CASE WHEN regexp_like(%s, %s) THEN %s END".formatted(text, Sql.text(ISO), value);
  }

  private static String formatted(String text, String format, RawColumn column) {
    String letters = DatePatterns.letters(format);
    String time = "try_to_timestamp(%s, %s)".formatted(text, Sql.text(format));
    if (hasTwoDigitYear(letters)) {
      time = inCentury(time, column.pivotYear());
    }
    boolean hasZone = letters.chars().anyMatch(letter -> "VzOXxZ".indexOf(letter) >= 0);
    return hasZone || column.timeZone().isEmpty() ? time : atZone(time, column.timeZone().get());
  }

  static boolean hasTwoDigitYear(String letters) {
    return Pattern.compile("(?<![yu])(?:yy|uu)(?![yu])").matcher(letters).find();
  }

  /**
   * Spark reads two digits as a year of 2000 to 2099. They mean one of the hundred years from the
   * pivot on, or the latest year that ends not after the file's day of arrival.
   */
  private static String inCentury(String time, OptionalInt pivot) {
    String late =
        pivot.isPresent()
            ? "year(%s) > %d".formatted(time, pivot.getAsInt() + 99)
            : "CAST(%s AS DATE) > %s".formatted(time, RawColumns.DAY);
    String earlier = "timestampadd(YEAR, -100, %s)".formatted(time);
    // 29 February of a year that has none is no day.
    return "CASE WHEN NOT %1$s THEN %2$s WHEN day(%3$s) = day(%2$s) THEN %3$s END"
        .formatted("(" + late + ")", time, earlier);
  }

  /** The instant of a local time, NULL in the hour that is skipped when summer time begins. */
  private static String atZone(String local, ZoneId zone) {
    String instant = "to_utc_timestamp(%s, %s)".formatted(local, Sql.text(zone.getId()));
    return "CASE WHEN from_utc_timestamp(%1$s, %2$s) = %3$s THEN %1$s END"
        .formatted(instant, Sql.text(zone.getId()), local);
  }
}
