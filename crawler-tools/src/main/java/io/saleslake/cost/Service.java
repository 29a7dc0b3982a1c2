package io.saleslake.cost;

import java.util.Locale;

/** The AWS services that this estimate covers. */
public enum Service {
  GLUE_JOBS(90),
  GLUE_CRAWLERS(365),
  S3(455),
  ATHENA(45),
  CLOUDWATCH(0);

  private final int historyDays;

  Service(int historyDays) {
    this.historyDays = historyDays;
  }

  /**
   * How long AWS keeps usage data: job runs 90 days, crawls 12 months, queries 45 days, daily
   * metrics 15 months. For alarms, only the current number is available.
   */
  int historyDays() {
    return historyDays;
  }

  /** The name in reports and metrics, such as {@code glue-jobs}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
