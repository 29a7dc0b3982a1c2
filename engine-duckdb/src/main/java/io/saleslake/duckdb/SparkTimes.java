package io.saleslake.duckdb;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conversions of text to dates and instants and back, as Spark makes them. */
final class SparkTimes {
  private static final long MICROS = 1_000_000;

  private static final Pattern DATE =
      Pattern.compile(
          "([+-]?)(\\d{4,7})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[ T].*)?)?)?", Pattern.DOTALL);

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "([+-]?)(\\d{4,6})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[ T](\\d{1,2})(?::(\\d{1,2})"
              + "(?::(\\d{1,2})(?:\\.(\\d*))?([^\\d].*)?)?)?)?)?)?",
          Pattern.DOTALL);

  private static final Pattern SHORT_HOUR = Pattern.compile("([+-])(\\d):");
  private static final Pattern SHORT_MINUTE = Pattern.compile("([+-])(\\d\\d):(\\d)$");

  /** Letters of week-based and other fields, which Spark refuses. */
  private static final Pattern REFUSED = Pattern.compile("[YWwuecABnNp]|([GMLEQq])\\1{4}|y{7}");

  private static final Pattern REFUSED_IN_TEXT = Pattern.compile("[EFqQ]");
  private static final Map<String, DateTimeFormatter> PARSERS = new ConcurrentHashMap<>();
  private static final Map<String, DateTimeFormatter> PRINTERS = new ConcurrentHashMap<>();
  private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

  private static final DateTimeFormatter TEXT_OF_DATE = DateTimeFormatter.ISO_LOCAL_DATE;

  private static final DateTimeFormatter TEXT_OF_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern(" HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.US);

  private SparkTimes() {}

  /** Days since 1970, or null. */
  static @Nullable Integer date(String text) {
    Matcher date = DATE.matcher(SparkTexts.trimmed(text));
    if (!date.matches()) {
      return null;
    }
    try {
      return Math.toIntExact(
          LocalDate.of(year(date), part(date, 3, 1), part(date, 4, 1)).toEpochDay());
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /** Microseconds since 1970, or null. */
  static @Nullable Long timestamp(String text) {
    Matcher time = TIMESTAMP.matcher(SparkTexts.trimmed(text));
    if (!time.matches()) {
      return null;
    }
    try {
      String fraction = time.group(8) == null ? "" : time.group(8);
      LocalDateTime local =
          LocalDateTime.of(
              LocalDate.of(year(time), part(time, 3, 1), part(time, 4, 1)),
              LocalTime.of(
                  part(time, 5, 0),
                  part(time, 6, 0),
                  part(time, 7, 0),
                  1000 * Integer.parseInt((fraction + "000000").substring(0, 6))));
      ZoneId zone = time.group(9) == null ? ZoneOffset.UTC : zone(time.group(9).trim());
      return micros(local.atZone(zone).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static int year(Matcher date) {
    return (date.group(1).equals("-") ? -1 : 1) * Integer.parseInt(date.group(2));
  }

  private static int part(Matcher date, int group, int absent) {
    return date.group(group) == null ? absent : Integer.parseInt(date.group(group));
  }

  /** A zone by its name, an offset or a short id. */
  static ZoneId zone(String name) {
    ZoneId known = ZONES.get(name);
    if (known == null) {
      String full = SHORT_HOUR.matcher(name).replaceFirst("$10$2:");
      full = SHORT_MINUTE.matcher(full).replaceFirst("$1$2:0$3");
      known = ZoneId.of(full, ZoneId.SHORT_IDS);
      ZONES.put(name, known);
    }
    return known;
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
  }

  /** A date as text. */
  static String text(int days) {
    return TEXT_OF_DATE.format(LocalDate.ofEpochDay(days));
  }

  /** An instant as text, with the decimals of the second that it has. */
  static String text(long micros) {
    return TEXT_OF_TIME.format(instant(micros).atOffset(ZoneOffset.UTC));
  }

  /** As text, by a pattern of Spark. */
  static String format(long micros, String pattern) {
    return PRINTERS
        .computeIfAbsent(
            pattern,
            key -> {
              check(key, REFUSED);
              return formatter(
                  new DateTimeFormatterBuilder()
                      .parseCaseInsensitive()
                      .appendPattern(signedYears(key)));
            })
        .format(instant(micros).atOffset(ZoneOffset.UTC));
  }

  /** Microseconds since 1970 of a text by a pattern of Spark, or null. */
  static @Nullable Long parse(String text, String pattern, boolean isStrict) {
    DateTimeFormatter parser = PARSERS.get(pattern);
    if (parser == null) {
      parser = parser(pattern);
      PARSERS.put(pattern, parser);
    }
    try {
      TemporalAccessor parsed;
      if (isStrict) {
        parsed = parser.parse(text);
      } else {
        ParsePosition position = new ParsePosition(0);
        parsed = parser.parseUnresolved(text, position);
        if (parsed == null || position.getIndex() != text.length()) {
          return null;
        }
      }
      ZoneId zone = parsed.query(TemporalQueries.zone());
      return micros(
          date(parsed)
              .atTime(time(parsed))
              .atZone(zone == null ? ZoneOffset.UTC : zone)
              .toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static LocalDate date(TemporalAccessor parsed) {
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date != null) {
      return date;
    }
    int year = get(parsed, ChronoField.YEAR, 1970);
    if (!parsed.isSupported(ChronoField.DAY_OF_YEAR)) {
      return LocalDate.of(
          year,
          get(parsed, ChronoField.MONTH_OF_YEAR, 1),
          get(parsed, ChronoField.DAY_OF_MONTH, 1));
    }
    date = LocalDate.ofYearDay(year, parsed.get(ChronoField.DAY_OF_YEAR));
    for (ChronoField field :
        new ChronoField[] {ChronoField.MONTH_OF_YEAR, ChronoField.DAY_OF_MONTH}) {
      if (get(parsed, field, date.get(field)) != date.get(field)) {
        throw new DateTimeException("not the same day");
      }
    }
    return date;
  }

  private static LocalTime time(TemporalAccessor parsed) {
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (time != null) {
      return time;
    }
    int half = get(parsed, ChronoField.AMPM_OF_DAY, 0) == 1 ? 12 : 0;
    int hour = get(parsed, ChronoField.HOUR_OF_DAY, get(parsed, ChronoField.HOUR_OF_AMPM, half));
    return LocalTime.of(
        hour,
        get(parsed, ChronoField.MINUTE_OF_HOUR, 0),
        get(parsed, ChronoField.SECOND_OF_MINUTE, 0),
        get(parsed, ChronoField.NANO_OF_SECOND, 0));
  }

  private static int get(TemporalAccessor parsed, ChronoField field, int absent) {
    return parsed.isSupported(field) ? parsed.get(field) : absent;
  }

  private static DateTimeFormatter parser(String pattern) {
    check(pattern, REFUSED);
    check(pattern, REFUSED_IN_TEXT);
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    String[] parts = signedYears(pattern).split("'", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        builder.appendLiteral(parts[i]);
      } else if (parts[i].isEmpty() && i > 0 && i < parts.length - 1) {
        builder.appendLiteral("'");
      } else {
        appendWithFractions(builder, parts[i]);
      }
    }
    return formatter(builder);
  }

  /** Fractions of a second have any number of digits up to that of the pattern. */
  private static void appendWithFractions(DateTimeFormatterBuilder builder, String pattern) {
    Matcher fractions = Pattern.compile("S+|[^S]+").matcher(pattern);
    while (fractions.find()) {
      if (fractions.group().charAt(0) == 'S') {
        builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, fractions.group().length(), false);
      } else {
        builder.appendPattern(fractions.group());
      }
    }
  }

  private static DateTimeFormatter formatter(DateTimeFormatterBuilder builder) {
    return builder
        .toFormatter(Locale.US)
        .withChronology(IsoChronology.INSTANCE)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static void check(String pattern, Pattern refused) {
    if (refused.matcher(unquoted(pattern)).find()) {
      throw new IllegalArgumentException("Invalid datetime pattern: " + pattern);
    }
  }

  private static String unquoted(String pattern) {
    return pattern.replaceAll("'[^']*'", "");
  }

  /** Without an era, y is a year that may be negative. */
  private static String signedYears(String pattern) {
    if (unquoted(pattern).contains("G")) {
      return pattern;
    }
    String[] parts = pattern.split("'", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = parts[i].replace('y', 'u');
    }
    return String.join("'", parts);
  }
}
