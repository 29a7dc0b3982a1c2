package io.saleslake.names;

/** CloudWatch metrics of the jobs; row counts are per run. */
public enum MetricName {
  ROWS_READ,
  ROWS_INSERTED,
  ROWS_UPDATED,
  ROWS_DUPLICATE,
  ROWS_QUARANTINED,
  /** Hours since the newest batch of a feed, or since a table or mart last changed. */
  FRESHNESS_HOURS,
  RUN_SECONDS;

  private final String label = SharedNames.of("metrics", this);

  /** The name of the metric in CloudWatch. */
  public String label() {
    return label;
  }
}
