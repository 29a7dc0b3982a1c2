package io.saleslake.names;

/** Dimensions of the jobs' metrics. */
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
