package io.saleslake.duckdb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conversions of text to numbers and back, as Spark makes them. */
final class SparkTexts {
  private static final int MAX_PRECISION = 38;
  private static final Pattern INTEGER = Pattern.compile("([+-]?)([0-9]+)");
  private static final Pattern NUMBER = Pattern.compile("([+-]?)([0-9]*)(?:\\.[0-9]*)?");

  private SparkTexts() {}

  /**
   * An integer, or null.
   *
   * @param bits 32 or 64
   * @param isLenient whether decimals are cut off instead of refused
   */
  static @Nullable Long integer(String text, int bits, boolean isLenient) {
    String trimmed = trimmed(text);
    var number = (isLenient ? NUMBER : INTEGER).matcher(trimmed);
    if (!number.matches() || trimmed.equals("+") || trimmed.equals("-")) {
      return null;
    }
    if (number.group(2).isEmpty() && !trimmed.contains(".")) {
      return null;
    }
    BigDecimal value =
        new BigDecimal(number.group(1) + (number.group(2).isEmpty() ? "0" : number.group(2)));
    return value.toBigInteger().bitLength() < bits ? value.longValue() : null;
  }

  /** Without white space and control characters of ASCII at both ends. */
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpaceOrControl(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpaceOrControl(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpaceOrControl(char c) {
    return c <= ' ' || c == 0x7f;
  }

  /** A decimal with that many digits as plain text, or null. */
  static @Nullable String decimal(String text, int precision, int scale) {
    BigDecimal value;
    try {
      value = new BigDecimal(text.trim());
    } catch (NumberFormatException e) {
      return null;
    }
    if (value.precision() - (long) value.scale() > MAX_PRECISION) {
      return null;
    }
    return fit(value, precision, scale);
  }

  private static @Nullable String fit(BigDecimal value, int precision, int scale) {
    if (value.signum() == 0) {
      return "0";
    }
    // Less than half of the last digit: rounding would first write down all the zeros.
    if (value.precision() - (long) value.scale() < -scale - 1L) {
      return "0";
    }
    BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
    return rounded.precision() <= precision ? rounded.toPlainString() : null;
  }

  /** A double, or null. */
  static @Nullable Double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return switch (text.trim().toLowerCase(Locale.ROOT)) {
        case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> null;
      };
    }
  }

  /** A boolean, or null. */
  static @Nullable Boolean bool(String text) {
    return switch (trimmed(text).toLowerCase(Locale.ROOT)) {
      case "t", "true", "y", "yes", "1" -> true;
      case "f", "false", "n", "no", "0" -> false;
      default -> null;
    };
  }

  /**
   * What an operator yields of decimals, with Spark's rounding, or null.
   *
   * @param precision of the result
   * @param scale of the result
   */
  static @Nullable String operate(
      String operator, String left, String right, int precision, int scale) {
    BigDecimal l = new BigDecimal(left);
    BigDecimal r = new BigDecimal(right);
    if (operator.matches("//?|%") && r.signum() == 0) {
      return null;
    }
    return fit(
        switch (operator) {
          case "+" -> l.add(r);
          case "-" -> l.subtract(r);
          case "*" -> l.multiply(r);
          case "/" -> divide(l, r, scale);
          case "//" -> l.divideToIntegralValue(r);
          case "%" -> l.remainder(r);
          default -> throw new IllegalArgumentException(operator);
        },
        precision,
        scale);
  }

  /**
   * Spark rounds a quotient to 39 decimals first. That matters only for a quotient that is so close
   * to the middle of two values as a divisor with that many digits allows.
   */
  private static BigDecimal divide(BigDecimal left, BigDecimal right, int scale) {
    boolean roundsTwice = scale + right.precision() + 1 > MAX_PRECISION + 1;
    return left.divide(right, roundsTwice ? MAX_PRECISION + 1 : scale, RoundingMode.HALF_UP);
  }

  /** A decimal rounded to a scale, which may be negative. */
  static String rounded(String decimal, int scale, boolean isToEven) {
    return new BigDecimal(decimal).setScale(scale, mode(isToEven)).toPlainString();
  }

  private static RoundingMode mode(boolean isToEven) {
    return isToEven ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP;
  }

  /** A double rounded in its decimal digits. */
  static double rounded(double value, int scale, boolean isToEven) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    return new BigDecimal(Double.toString(value)).setScale(scale, mode(isToEven)).doubleValue();
  }
}
