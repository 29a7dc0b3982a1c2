package io.saleslake.planted.contract;

import io.saleslake.planted.silver.PlantedSilver;
import org.apache.spark.sql.SparkSession;

/** A contract that depends on a promotion and on Spark. */
public final class PlantedContract {
  private PlantedContract() {}

  public static final Class<?> BROKEN = PlantedSilver.class;
  public static final Class<?> ENGINE = SparkSession.class;
}
