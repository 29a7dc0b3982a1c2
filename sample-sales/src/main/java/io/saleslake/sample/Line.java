package io.saleslake.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order, correct and complete. Money and quantities are scaled longs: exact, and
 * fast enough for millions.
 *
 * @param orderedAt UTC, as all times here
 * @param store where it was sold, in shops only
 * @param customer who bought it, where known
 * @param quantity hundredths of a unit, negative when goods came back
 * @param unitPrice cents
 * @param discount cents off the line
 */
record Line(
    String orderId,
    int lineNo,
    LocalDateTime orderedAt,
    LocalDateTime updatedAt,
    Status status,
    Place place,
    @Nullable Store store,
    @Nullable Customer customer,
    Product product,
    long quantity,
    long unitPrice,
    long discount) {

  /** What a line is, as silver names it. */
  enum Status {
    SALE,
    RETURN,
    CANCELLATION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Net of discount, in ten-thousandths of the currency. */
  long amount() {
    return quantity * unitPrice - discount * 100;
  }

  String key() {
    return orderId + "/" + lineNo;
  }

  /** The same line with one unit more, as its source sends it once it noticed. */
  Line corrected(Duration later) {
    return new Line(
        orderId,
        lineNo,
        orderedAt,
        updatedAt.plus(later),
        status,
        place,
        store,
        customer,
        product,
        quantity + 100,
        unitPrice,
        discount);
  }

  /** The same in an order whose number has digits that a double would lose. */
  Line withLongOrderId() {
    return new Line(
        "90071992547" + orderId.substring(1) + ".10",
        lineNo,
        orderedAt,
        updatedAt,
        status,
        place,
        store,
        customer,
        product,
        quantity,
        unitPrice,
        discount);
  }

  /** Hundredths as a decimal, {@code 19.90}. */
  static BigDecimal hundredths(long value) {
    return BigDecimal.valueOf(value, 2);
  }

  BigDecimal units() {
    return quantity % 100 == 0 ? BigDecimal.valueOf(quantity / 100) : hundredths(quantity);
  }
}
