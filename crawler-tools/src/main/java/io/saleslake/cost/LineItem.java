package io.saleslake.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The cost of one resource on one day.
 *
 * @param subject the resource: a job, a crawler, a layer, a workgroup
 * @param usage description, such as {@code Glue 6.0 G.1X FLEX}
 * @param day in UTC
 * @param labels further groupings, in addition to service and day
 */
public record LineItem(
    Service service,
    String subject,
    String usage,
    LocalDate day,
    BigDecimal quantity,
    Price price,
    Map<GroupBy, String> labels) {

  /** Digits for intermediate results, more than are ever printed. */
  static final MathContext DIGITS = MathContext.DECIMAL128;

  /** The domain of shared cost. */
  static final String SHARED = "shared";

  public LineItem {
    labels = Map.copyOf(labels);
  }

  public BigDecimal dollars() {
    return quantity.multiply(price.dollars(), DIGITS);
  }

  /**
   * Returns the item's group; items without one are grouped by service, so that totals are
   * complete.
   */
  String group(GroupBy by) {
    return switch (by) {
      case SERVICE -> service.toString();
      case DAY -> day.toString();
      case JOB, CRAWLER, LAYER, TABLE -> labels.getOrDefault(by, "(" + service + ")");
      case DOMAIN -> labels.getOrDefault(by, SHARED);
    };
  }

  /**
   * Splits the item.
   *
   * @param shares by label; the remainder to 1 becomes a part without this label
   */
  List<LineItem> split(GroupBy by, Map<String, BigDecimal> shares) {
    List<LineItem> parts = new ArrayList<>();
    BigDecimal rest = quantity;
    for (Map.Entry<String, BigDecimal> share : shares.entrySet()) {
      BigDecimal part = quantity.multiply(share.getValue(), DIGITS);
      Map<GroupBy, String> labelled = new EnumMap<>(GroupBy.class);
      labelled.putAll(labels);
      labelled.put(by, share.getKey());
      parts.add(new LineItem(service, subject, usage, day, part, price, labelled));
      rest = rest.subtract(part, DIGITS);
    }
    if (rest.signum() > 0) {
      parts.add(new LineItem(service, subject, usage, day, rest, price, labels));
    }
    return parts;
  }

  static BigDecimal sum(List<LineItem> items) {
    return items.stream()
        .map(LineItem::dollars)
        .reduce(BigDecimal.ZERO, (sum, dollars) -> sum.add(dollars, DIGITS));
  }
}
