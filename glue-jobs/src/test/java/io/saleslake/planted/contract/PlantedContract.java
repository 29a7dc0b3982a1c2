package io.saleslake.planted.contract;

import io.saleslake.planted.silver.PlantedSilver;

/** A contract that knows a promotion. */
public final class PlantedContract {
  private PlantedContract() {}

  public static final Class<?> BROKEN = PlantedSilver.class;
}
