package io.saleslake.planted.maintenance;

import io.saleslake.planted.gold.PlantedGold;

/** Maintenance that depends on marts. */
public final class PlantedMaintenance {
  private PlantedMaintenance() {}

  public static final Class<?> BROKEN = PlantedGold.class;
}
