package io.saleslake.planted.duckdb;

import org.apache.spark.sql.SparkSession;

/** The single-machine engine, which depends on Spark. */
public final class PlantedDuckDb {
  private PlantedDuckDb() {}

  public static final Class<?> BROKEN = SparkSession.class;
}
