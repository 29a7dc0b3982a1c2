package io.saleslake.cost;

import static io.saleslake.cost.LineItem.DIGITS;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One crawl, as ListCrawls tells of it
 * (https://docs.aws.amazon.com/glue/latest/webapi/API_ListCrawls.html).
 *
 * @param dpuHours what it used; billed is a minimum time (crawler_minimum_minutes) at that rate
 */
public record Crawl(
    String crawler, String domain, Instant startedAt, Duration took, BigDecimal dpuHours) {

  /** DPU-hours that are billed. */
  public BigDecimal billed(Prices prices) {
    if (took.isZero() || !isBelowMinimum(prices)) {
      return dpuHours;
    }
    BigDecimal minimum = BigDecimal.valueOf(minimum(prices).toMillis());
    return dpuHours.multiply(minimum.divide(BigDecimal.valueOf(took.toMillis()), DIGITS), DIGITS);
  }

  /** The time that is billed. */
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
