package io.saleslake.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A valid order line. Money and quantities are scaled longs, which are exact and fast.
 *
 * @param orderedAt in UTC
 * @param store store, for sales in shops only
 * @param customer customer, if known
 * @param quantity in hundredths of a unit, negative for returns
 * @param unitPrice in cents
 * @param discount in cents, for the line
 */
record Line(
    String orderId,
    int lineNo,
    LocalDateTime orderedAt,
    LocalDateTime updatedAt,
    Status status,
    City city,
    @Nullable Store store,
    @Nullable Customer customer,
    Product product,
    long quantity,
    long unitPrice,
    long discount) {

  /** The kind of line, named as in silver. */
  enum Status {
    SALE,
    RETURN,
    CANCELLATION;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Amount net of discount, in ten-thousandths of the currency. */
  long amount() {
    return quantity * unitPrice - discount * 100;
  }

  String key() {
    return orderId + "/" + lineNo;
  }

  /** Returns a correction of this line with one more unit. */
  Line corrected(Duration later) {
    return new Line(
        orderId,
        lineNo,
        orderedAt,
        updatedAt.plus(later),
        status,
        city,
        store,
        customer,
        product,
        quantity + 100,
        unitPrice,
        discount);
  }

  /** Returns this line with an order number that a double cannot represent. */
  Line withLongOrderId() {
    return new Line(
        "90071992547" + orderId.substring(1) + ".10",
        lineNo,
        orderedAt,
        updatedAt,
        status,
        city,
        store,
        customer,
        product,
        quantity,
        unitPrice,
        discount);
  }

  /** Formats hundredths as a decimal, such as {@code 19.90}. */
  static BigDecimal hundredths(long value) {
    return BigDecimal.valueOf(value, 2);
  }

  BigDecimal units() {
    return quantity % 100 == 0 ? BigDecimal.valueOf(quantity / 100) : hundredths(quantity);
  }
}
