package io.saleslake.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the first day of a period that ends today: {@code 30d}, {@code 4w} or a date. */
final class SinceConverter implements ITypeConverter<Function<LocalDate, LocalDate>> {
  private static final Pattern AGO = Pattern.compile("([1-9]\\d{0,2})([dw])");

  /** Maps the current date to the first day. */
  @Override
  public Function<LocalDate, LocalDate> convert(String text) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long days = Long.parseLong(ago.group(1)) * (ago.group(2).equals("w") ? 7 : 1);
      return today -> today.minusDays(days);
    }
    try {
      LocalDate day = LocalDate.parse(text);
      return today -> day;
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'%s' is neither days (30d) nor weeks (4w) nor a date (2026-11-01)".formatted(text));
    }
  }
}
