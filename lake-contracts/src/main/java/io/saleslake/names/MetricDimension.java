package io.saleslake.names;

/** What a metric of the jobs is about. */
public enum MetricDimension {
  FEED("Feed"),
  DATASET("Dataset"),
  JOB("Job");

  private final String label;

  MetricDimension(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
