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
 * One figure that {@code --publish} sends to CloudWatch, for alarms and dashboards.
 *
 * @param of what it is a figure of; absent for those of the whole lake
 * @param at the moment it stands at: a day's figure at that day's first
 */
public record CostFigure(Name name, Optional<Of> of, double dollars, Instant at) {
  /** Names in CloudWatch. */
  public enum Name {
    /** Of the latest complete day in UTC, by service and by domain. */
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

  /** Names of dimensions in CloudWatch. */
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

  /** A value of a dimension. */
  public record Of(Dimension dimension, String value) {}

  /**
   * The figures of a lake. Every service and domain has one, be it 0, so that an alarm sees a gap
   * for what it is.
   *
   * @param domains those that a figure is wanted for; what belongs to none is {@code shared}
   */
  static List<CostFigure> of(
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
    List<CostFigure> figures = new ArrayList<>();
    byService.forEach(
        (service, dollars) ->
            figures.add(daily(new Of(Dimension.SERVICE, service.toString()), dollars, at)));
    byDomain.forEach(
        (domain, dollars) -> figures.add(daily(new Of(Dimension.DOMAIN, domain), dollars, at)));
    figures.add(monthly(Name.MONTH_DOLLARS, forecast.monthToDate(), now));
    figures.add(monthly(Name.MONTH_FORECAST_DOLLARS, forecast.month(), now));
    return figures;
  }

  private static CostFigure daily(Of of, BigDecimal dollars, Instant at) {
    return new CostFigure(Name.COST_DOLLARS, Optional.of(of), dollars.doubleValue(), at);
  }

  private static CostFigure monthly(Name name, BigDecimal dollars, Instant now) {
    return new CostFigure(name, Optional.empty(), dollars.doubleValue(), now);
  }
}
