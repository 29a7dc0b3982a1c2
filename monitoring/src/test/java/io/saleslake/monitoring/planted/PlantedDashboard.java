package io.saleslake.monitoring.planted;

import org.apache.spark.PlantedSpark;

/** A dashboard that depends on an engine. */
public final class PlantedDashboard {
  private PlantedDashboard() {}

  public static final Class<?> ENGINE = PlantedSpark.class;
}
