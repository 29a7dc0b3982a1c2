package io.saleslake.monitoring;

import java.util.List;

/** Names of what the command line publishes of cost, in US dollars. */
final class CostMetrics {
  /** Of one complete day (UTC), by service or by domain. */
  static final String DAY = "CostDollars";

  /** Of this month up to now; without a dimension. */
  static final String MONTH = "MonthDollars";

  /** Of this month at its end; without a dimension. */
  static final String FORECAST = "MonthForecastDollars";

  static final String BY_SERVICE = "Service";
  static final String BY_DOMAIN = "Domain";

  /** The domain of what belongs to none. */
  static final String SHARED = "shared";

  static final String ATHENA = "athena";
  static final List<String> SERVICES =
      List.of("glue-jobs", "glue-crawlers", "s3", ATHENA, "cloudwatch");

  private CostMetrics() {}
}
