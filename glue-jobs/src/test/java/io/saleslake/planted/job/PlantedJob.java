package io.saleslake.planted.job;

import io.saleslake.planted.local.PlantedLocal;

/** A job that depends on code for the laptop. */
public final class PlantedJob {
  private PlantedJob() {}

  public static final Class<?> BROKEN = PlantedLocal.class;
}
