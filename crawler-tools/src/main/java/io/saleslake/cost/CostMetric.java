package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cost metric that {@code --publish} sends to CloudWatch, for alarms and dashboards.
 *
 * @param of the service or domain; absent for metrics of the whole lake
 * @param at timestamp; for a daily metric, the start of the day
 */
public record CostMetric(Name name, Optional<Of> of, double dollars, Instant at) {
  /** Metric names in CloudWatch. */
  public enum Name {
    /** Cost of the latest complete day (UTC), by service and by domain. */
    COST_DOLLARS("CostDollars"),
    MONTH_DOLLARS("MonthDollars"),
    MONTH_FORECAST_DOLLARS("MonthForecastDollars");

    private final String label;

    Name(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Dimension names in CloudWatch. */
  public enum Dimension {
    SERVICE("Service"),
    DOMAIN("Domain");

    private final String label;

    Dimension(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** A dimension and its value. */
  public record Of(Dimension dimension, String value) {}

  /**
   * The metrics of a lake. Every service and domain has one, even if it is 0, so that an alarm can
   * detect missing data.
   *
   * @param domains domains to report; cost without a domain is reported as {@code shared}
   */
  static List<CostMetric> of(
      List<LineItem> items, Forecast forecast, List<String> domains, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Map<String, BigDecimal> byDomain = new TreeMap<>();
    domains.forEach(domain -> byDomain.put(domain, BigDecimal.ZERO));
    byDomain.put(LineItem.SHARED, BigDecimal.ZERO);
    Map<Service, BigDecimal> byService = new TreeMap<>();
    for (Service service : Service.values()) {
      byService.put(service, BigDecimal.ZERO);
    }
    for (LineItem item : items) {
      if (item.day().equals(day)) {
        byService.merge(item.service(), item.dollars(), BigDecimal::add);
        byDomain.merge(item.group(GroupBy.DOMAIN), item.dollars(), BigDecimal::add);
      }
    }
    List<CostMetric> metrics = new ArrayList<>();
    byService.forEach(
        (service, dollars) ->
            metrics.add(daily(new Of(Dimension.SERVICE, service.toString()), dollars, at)));
    byDomain.forEach(
        (domain, dollars) -> metrics.add(daily(new Of(Dimension.DOMAIN, domain), dollars, at)));
    metrics.add(monthly(Name.MONTH_DOLLARS, forecast.monthToDate(), now));
    metrics.add(monthly(Name.MONTH_FORECAST_DOLLARS, forecast.month(), now));
    return metrics;
  }

  private static CostMetric daily(Of of, BigDecimal dollars, Instant at) {
    return new CostMetric(Name.COST_DOLLARS, Optional.of(of), dollars.doubleValue(), at);
  }

  private static CostMetric monthly(Name name, BigDecimal dollars, Instant now) {
    return new CostMetric(name, Optional.empty(), dollars.doubleValue(), now);
  }
}
