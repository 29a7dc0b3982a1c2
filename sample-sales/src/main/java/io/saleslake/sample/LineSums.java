package io.saleslake.sample;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums of order lines.
 *
 * @param quantity units sold
 * @param revenue amounts by currency
 */
public record LineSums(long lines, long quantity, SortedMap<String, BigDecimal> revenue) {
  static final LineSums NONE = new LineSums(0, 0, Collections.emptySortedMap());

  public LineSums {
    revenue = Collections.unmodifiableSortedMap(new TreeMap<>(revenue));
  }

  LineSums plus(LineSums other) {
    SortedMap<String, BigDecimal> sum = new TreeMap<>(revenue);
    other.revenue.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
    return new LineSums(lines + other.lines, quantity + other.quantity, sum);
  }
}
