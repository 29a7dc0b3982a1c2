package io.saleslake.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a service's complete days with the same number of days before.
 *
 * @param before absent if AWS has no data for the earlier period
 */
public record Trend(Service service, BigDecimal dollars, Optional<BigDecimal> before) {

  /** Change in percent; absent if the earlier cost is zero or unknown. */
  public Optional<BigDecimal> percent() {
    return before
        .filter(dollars -> dollars.signum() > 0)
        .map(
            past ->
                dollars
                    .subtract(past)
                    .multiply(BigDecimal.valueOf(100))
                    .divide(past, 0, RoundingMode.HALF_UP));
  }

  /** Returns one trend per service. */
  static List<Trend> of(List<LineItem> items, LocalDate since, LocalDate today) {
    long days = since.datesUntil(today).count();
    List<Trend> trends = new ArrayList<>();
    for (Service service : Service.values()) {
      trends.add(
          new Trend(
              service,
              sum(items, service, since, today),
              2 * days <= service.historyDays()
                  ? Optional.of(sum(items, service, since.minusDays(days), since))
                  : Optional.empty()));
    }
    return trends;
  }

  private static BigDecimal sum(
      List<LineItem> items, Service service, LocalDate from, LocalDate until) {
    return LineItem.sum(
        items.stream()
            .filter(
                item ->
                    item.service() == service
                        && !item.day().isBefore(from)
                        && item.day().isBefore(until))
            .toList());
  }
}
