package io.saleslake.cli;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats a value as text: exact decimals, ISO times, instants in UTC; lists and maps as JSON. */
public final class CellText {
  private CellText() {}

  public static String of(@Nullable Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof OffsetDateTime instant) {
      return DateTimeFormatter.ISO_INSTANT.format(instant);
    } else if (value instanceof LocalDateTime time) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    } else if (value instanceof List || value instanceof Map) {
      return JsonWriter.text(value);
    }
    return value.toString();
  }
}
