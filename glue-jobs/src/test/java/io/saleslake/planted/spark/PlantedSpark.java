package io.saleslake.planted.spark;

import io.saleslake.planted.duckdb.PlantedDuckDb;

/** The Spark engine, which depends on the single-machine engine. */
public final class PlantedSpark {
  private PlantedSpark() {}

  public static final Class<?> BROKEN = PlantedDuckDb.class;
}
