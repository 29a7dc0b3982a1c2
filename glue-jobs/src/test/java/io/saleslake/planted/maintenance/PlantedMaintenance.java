package io.saleslake.planted.maintenance;

import io.saleslake.planted.gold.PlantedGold;

/** Maintenance that knows marts. */
public final class PlantedMaintenance {
  private PlantedMaintenance() {}

  public static final Class<?> BROKEN = PlantedGold.class;
}
