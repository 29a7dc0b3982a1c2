package io.saleslake.planted.status;

import io.saleslake.planted.local.PlantedLocal;

/** A status that knows the laptop. */
public final class PlantedStatus {
  private PlantedStatus() {}

  public static final Class<?> BROKEN = PlantedLocal.class;
}
