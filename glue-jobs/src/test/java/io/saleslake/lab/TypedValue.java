package io.saleslake.lab;

import io.saleslake.lab.Verdict.Accept;
import io.saleslake.lab.Verdict.Either;
import io.saleslake.lab.Verdict.Reject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts text by BigDecimal and java.time, by the documented grammar, without the lake's code.
 */
final class TypedValue {
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Set<String> YES = Set.of("t", "true", "y", "yes", "1");
  private static final Set<String> NO = Set.of("f", "false", "n", "no", "0");
  private static final String WHITESPACE = " \t\n\u000B\f\r";
  private static final Verdict NULL = new Accept(null);
  private static final Verdict TYPE = new Reject("type");

  private TypedValue() {}

  static Verdict of(LabFeed feed, LabColumn column, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return column == LabColumn.ID ? new Reject("required") : NULL;
    }
    if (column == LabColumn.ID || column == LabColumn.S) {
      return hasLoneSurrogate(text) ? new Reject("record") : new Accept(text);
    }
    String plain = trim(text, false);
    if (plain.isEmpty()) {
      return NULL;
    }
    Verdict verdict = convert(feed, column, plain);
    String bare = trim(plain, true);
    if (bare.length() < plain.length() && !bare.isEmpty()) {
      return convert(feed, column, bare) instanceof Accept accept
          ? new Either(accept.value(), Stricter.CONTROL_CHARACTERS)
          : TYPE;
    }
    boolean blanks = plain.equals(text.replaceAll("^ +| +$", ""));
    return verdict instanceof Accept accept && !blanks
        ? new Either(accept.value(), Stricter.CONTROL_CHARACTERS)
        : verdict;
  }

  private static Verdict convert(LabFeed feed, LabColumn column, String text) {
    return switch (column) {
      case ID, S -> throw new IllegalArgumentException(column.name());
      case N -> integer(feed, text, Long.MIN_VALUE, Long.MAX_VALUE);
      case I -> integer(feed, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DBL -> number(feed, text, TypedValue::toDouble);
      case M -> number(feed, text, TypedValue::toMoney);
      case B -> bool(text);
      case D -> inRange(date(feed, text));
      case TS -> TypedTime.of(feed, text);
    };
  }

  private static Verdict bool(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return YES.contains(lower) ? new Accept(true) : NO.contains(lower) ? new Accept(false) : TYPE;
  }

  private static Verdict integer(LabFeed feed, String text, long least, long most) {
    String plain = ungroup(feed, text);
    if (plain == null || !DIGITS.matcher(plain).matches()) {
      return TYPE;
    }
    BigInteger value = new BigInteger(plain);
    if (value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      return TYPE;
    }
    return new Accept(most == Integer.MAX_VALUE ? (Object) value.intValue() : value.longValue());
  }

  private interface OfNumber {
    Verdict of(BigDecimal value);
  }

  private static Verdict number(LabFeed feed, String text, OfNumber convert) {
    char mark = feed.layout().decimalMark();
    if (text.length() > 1 && text.charAt(text.length() - 1) == mark) {
      Verdict whole = number(feed, text.substring(0, text.length() - 1), convert);
      boolean isWhole = text.indexOf(mark) == text.length() - 1;
      return isWhole ? or(whole, Stricter.TRAILING_POINT) : TYPE;
    }
    String plain = ungroup(feed, text);
    if (plain == null || !NUMBER.matcher(plain).matches()) {
      return TYPE;
    }
    Verdict verdict;
    try {
      verdict = convert.of(new BigDecimal(plain));
    } catch (NumberFormatException e) {
      return TYPE; // an exponent beyond those of BigDecimal
    }
    String thousands = feed.layout().thousandsMark();
    boolean marked = !thousands.isEmpty() && text.contains(thousands);
    return marked && text.toLowerCase(Locale.ROOT).contains("e")
        ? or(verdict, Stricter.THOUSANDS_WITH_EXPONENT)
        : verdict;
  }

  private static Verdict or(Verdict verdict, Stricter why) {
    return verdict instanceof Accept accept ? new Either(accept.value(), why) : verdict;
  }

  private static Verdict toDouble(BigDecimal value) {
    double number = value.doubleValue();
    if (Double.isInfinite(number)) {
      return TYPE;
    }
    return number == 0 && value.signum() != 0
        ? new Either(number, Stricter.DOUBLE_UNDERFLOW)
        : new Accept(number);
  }

  private static Verdict toMoney(BigDecimal value) {
    if (value.signum() == 0) {
      return new Accept(BigDecimal.ZERO.setScale(4));
    }
    BigDecimal plain = value.stripTrailingZeros();
    if ((long) plain.precision() - plain.scale() > 14) {
      return TYPE;
    }
    return plain.scale() > 4 ? new Reject("scale") : new Accept(plain.setScale(4));
  }

  /** The number with a point and without thousands marks; NULL where they are out of place. */
  private static @Nullable String ungroup(LabFeed feed, String text) {
    String thousands = feed.layout().thousandsMark();
    char decimal = feed.layout().decimalMark();
    String plain = text;
    if (!thousands.isEmpty() && text.contains(thousands)) {
      Matcher grouped =
          Pattern.compile(
                  "([+-]?)([1-9][0-9]{0,2}(?:%1$s[0-9]{3})+)((?:%2$s[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
                      .formatted(Pattern.quote(thousands), Pattern.quote(String.valueOf(decimal))))
              .matcher(text);
      if (!grouped.matches()) {
        return null;
      }
      plain = grouped.group(1) + grouped.group(2).replace(thousands, "") + grouped.group(3);
    }
    if (decimal != '.') {
      return plain.contains(".") ? null : plain.replace(decimal, '.');
    }
    return plain;
  }

  private static Verdict inRange(Verdict date) {
    return date instanceof Accept accept
            && accept.value() instanceof LocalDate day
            && day.isBefore(LocalDate.of(1900, 1, 1))
        ? new Reject("range")
        : date;
  }

  private static Verdict date(LabFeed feed, String text) {
    for (String format : feed.layout().dateFormats()) {
      try {
        return new Accept(LocalDate.parse(text, TypedTime.strict(format)));
      } catch (DateTimeException e) {
        // the next format
      }
    }
    if (!feed.layout().dateFormats().isEmpty()) {
      return TYPE;
    }
    Matcher plain =
        Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(T00:00(:00(\\.0+)?)?)?").matcher(text);
    if (!plain.matches()) {
      Matcher spaced =
          Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) 00:00(:00(\\.0+)?)?").matcher(text);
      return spaced.matches() && parse(spaced.group(1)) instanceof Accept accept
          ? new Either(accept.value(), Stricter.TIMESTAMP_FORM)
          : TYPE;
    }
    return parse(plain.group(1));
  }

  private static Verdict parse(String day) {
    try {
      return new Accept(LocalDate.parse(day));
    } catch (DateTimeException e) {
      return TYPE;
    }
  }

  static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static String trim(String text, boolean controls) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from), controls)) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1), controls)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c, boolean controls) {
    return WHITESPACE.indexOf(c) >= 0 || (controls && Character.isISOControl(c));
  }
}
