package org.apache.spark;

/** Stands in for Spark, on which this module must not depend. */
public final class PlantedSpark {
  private PlantedSpark() {}
}
