package org.apache.spark;

/** Stands for Spark, which this module must not have. */
public final class PlantedSpark {
  private PlantedSpark() {}
}
