package io.saleslake.planted.ledger;

import io.saleslake.planted.bronze.PlantedBronze;

/** A ledger that knows bronze. */
public final class PlantedLedger {
  private PlantedLedger() {}

  public static final Class<?> BROKEN = PlantedBronze.class;
}
