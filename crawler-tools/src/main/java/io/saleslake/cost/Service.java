package io.saleslake.cost;

import java.util.Locale;

/** What AWS charges the lake for, as far as this estimate goes. */
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
   * How far back AWS tells of its use: runs of jobs 90 days, crawls 12 months, queries 45 days,
   * daily metrics 15 months. Of alarms it tells how many there are now, and nothing of before.
   */
  int historyDays() {
    return historyDays;
  }

  /** As users and metrics call it, {@code glue-jobs}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
