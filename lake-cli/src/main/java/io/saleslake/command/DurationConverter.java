package io.saleslake.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses durations such as {@code 30d}, {@code 12h}, {@code 15m}, {@code 90s}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})([dhms])");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "d",
          ChronoUnit.DAYS,
          "h",
          ChronoUnit.HOURS,
          "m",
          ChronoUnit.MINUTES,
          "s",
          ChronoUnit.SECONDS);

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text);
    ChronoUnit unit = form.matches() ? UNITS.get(form.group(2)) : null;
    if (unit == null) {
      throw new TypeConversionException(
          "'%s' is no duration such as 30d, 12h, 15m or 90s".formatted(text));
    }
    return Duration.of(Long.parseLong(form.group(1)), unit);
  }
}
