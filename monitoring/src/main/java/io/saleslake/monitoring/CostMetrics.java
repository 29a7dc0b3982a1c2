package io.saleslake.monitoring;

import java.util.List;

/** Names of the cost metrics that the command line publishes, in US dollars. */
final class CostMetrics {
  /** Cost of one complete day (UTC), by service or by domain. */
  static final String DAY = "CostDollars";

  /** Cost of this month up to now, without dimensions. */
  static final String MONTH = "MonthDollars";

  /** Forecast for this month, without dimensions. */
  static final String FORECAST = "MonthForecastDollars";

  static final String BY_SERVICE = "Service";
  static final String BY_DOMAIN = "Domain";

  /** The domain of shared cost. */
  static final String SHARED = "shared";

  static final String ATHENA = "athena";
  static final List<String> SERVICES =
      List.of("glue-jobs", "glue-crawlers", "s3", ATHENA, "cloudwatch");

  private CostMetrics() {}
}
