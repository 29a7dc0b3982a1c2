package org.apache.spark;

/** Replaces Spark, on which this module must not depend. */
public final class PlantedSpark {
  private PlantedSpark() {}
}
