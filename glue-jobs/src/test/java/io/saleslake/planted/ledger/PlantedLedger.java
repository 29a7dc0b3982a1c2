package io.saleslake.planted.ledger;

import io.saleslake.planted.bronze.PlantedBronze;
import org.apache.spark.sql.SparkSession;

/** A ledger that depends on bronze. */
public final class PlantedLedger {
  private PlantedLedger() {}

  public static final Class<?> BROKEN = PlantedBronze.class;
  public static final Class<?> ENGINE = SparkSession.class;
}
