package io.saleslake.planted.bronze;

import io.saleslake.planted.silver.PlantedSilver;

/** A reader that depends on the promotion. */
public final class PlantedBronze {
  private PlantedBronze() {}

  public static final Class<?> BROKEN = PlantedSilver.class;
}
