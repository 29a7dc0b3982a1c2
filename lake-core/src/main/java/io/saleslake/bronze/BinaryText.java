package io.saleslake.bronze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts values that binary formats store as numbers to text without losing digits. */
final class BinaryText {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  private static final Pattern LITERAL = Pattern.compile("-?\\d+(\\.\\d+)?|true|false");

  private BinaryText() {}

  /** The shortest decimal number that equals this double, without exponent. */
  static String of(double value) {
    return Double.isFinite(value)
        ? plain(new BigDecimal(Double.toString(value)))
        : Double.toString(value);
  }

  static String of(float value) {
    return Float.isFinite(value)
        ? plain(new BigDecimal(Float.toString(value)))
        : Float.toString(value);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Writes a value inside a nested value: numbers and booleans are not quoted. */
  static JsonNode json(@Nullable String text, boolean isLiteral) {
    return text == null || !isLiteral || !LITERAL.matcher(text).matches()
        ? JsonNodeFactory.instance.textNode(text)
        : JsonNodeFactory.instance.rawValueNode(new RawValue(text));
  }

  /**
   * A time in ISO 8601.
   *
   * @param ticks since 1970-01-01T00:00
   * @param unit of the ticks
   * @param utc whether the ticks count from midnight in UTC; otherwise the time has no zone
   */
  static String time(long ticks, ChronoUnit unit, boolean utc) {
    long perSecond = ChronoUnit.SECONDS.getDuration().dividedBy(unit.getDuration());
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(ticks, perSecond),
            Math.floorMod(ticks, perSecond) * unit.getDuration().toNanos());
    return LOCAL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + (utc ? "Z" : "");
  }
}
