package io.saleslake.cost;

import static io.saleslake.cost.LineItem.DIGITS;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A crawl as returned by ListCrawls
 * (https://docs.aws.amazon.com/glue/latest/webapi/API_ListCrawls.html).
 *
 * @param dpuHours DPU-hours used; a minimum time (crawler_minimum_minutes) is billed
 */
public record Crawl(
    String crawler, String domain, Instant startedAt, Duration took, BigDecimal dpuHours) {

  /** Billed DPU-hours. */
  public BigDecimal billed(Prices prices) {
    if (took.isZero() || !isBelowMinimum(prices)) {
      return dpuHours;
    }
    BigDecimal minimum = BigDecimal.valueOf(minimum(prices).toMillis());
    return dpuHours.multiply(minimum.divide(BigDecimal.valueOf(took.toMillis()), DIGITS), DIGITS);
  }

  /** Billed time. */
  Duration time(Prices prices) {
    return isBelowMinimum(prices) ? minimum(prices) : took;
  }

  boolean isBelowMinimum(Prices prices) {
    return took.compareTo(minimum(prices)) < 0;
  }

  private static Duration minimum(Prices prices) {
    return Duration.ofMinutes(prices.glue().crawlerMinimumMinutes());
  }

  Map<GroupBy, String> labels() {
    return Map.of(GroupBy.CRAWLER, crawler, GroupBy.DOMAIN, domain);
  }
}
