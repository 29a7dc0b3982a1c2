package io.saleslake.names;

/** Metrics of the jobs in CloudWatch; rows are counts per run. */
public enum MetricName {
  ROWS_READ("RowsRead"),
  ROWS_INSERTED("RowsInserted"),
  ROWS_UPDATED("RowsUpdated"),
  ROWS_DUPLICATE("RowsDuplicate"),
  ROWS_QUARANTINED("RowsQuarantined"),
  /** Hours since the newest batch of a feed, or since a table or mart last changed. */
  FRESHNESS_HOURS("FreshnessHours"),
  RUN_SECONDS("RunSeconds");

  private final String label;

  MetricName(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
