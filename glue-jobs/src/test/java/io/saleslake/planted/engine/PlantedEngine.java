package io.saleslake.planted.engine;

import io.saleslake.planted.duckdb.PlantedDuckDb;

/** The core, which depends on an engine. */
public final class PlantedEngine {
  private PlantedEngine() {}

  public static final Class<?> BROKEN = PlantedDuckDb.class;
}
