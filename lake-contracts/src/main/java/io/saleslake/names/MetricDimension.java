package io.saleslake.names;

/** What a metric of the jobs is about. */
public enum MetricDimension {
  FEED,
  DATASET,
  JOB;

  private final String label = SharedNames.of("dimensions", this);

  /** The name of the dimension in CloudWatch. */
  public String label() {
    return label;
  }
}
