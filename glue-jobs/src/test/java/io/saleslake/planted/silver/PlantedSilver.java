package io.saleslake.planted.silver;

import io.saleslake.planted.gold.PlantedGold;
import io.saleslake.planted.job.PlantedJob;
import org.duckdb.DuckDBConnection;

/** A promotion that depends on marts, on its job and on a database of the laptop. */
public final class PlantedSilver {
  private PlantedSilver() {}

  public static final Class<?> GOLD = PlantedGold.class;
  public static final Class<?> JOB = PlantedJob.class;
  public static final Class<?> DUCKDB = DuckDBConnection.class;
}
