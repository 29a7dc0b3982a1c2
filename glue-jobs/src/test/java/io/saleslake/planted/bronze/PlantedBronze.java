package io.saleslake.planted.bronze;

import io.saleslake.planted.silver.PlantedSilver;

/** A reader that knows where its rows go. */
public final class PlantedBronze {
  private PlantedBronze() {}

  public static final Class<?> BROKEN = PlantedSilver.class;
}
