package io.saleslake.planted.catalog;

import io.saleslake.planted.ledger.PlantedLedger;

/** A catalog that depends on the ledger. */
public final class PlantedCatalog {
  private PlantedCatalog() {}

  public static final Class<?> BROKEN = PlantedLedger.class;
}
