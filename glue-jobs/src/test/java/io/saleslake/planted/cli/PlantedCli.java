package io.saleslake.planted.cli;

import io.saleslake.planted.local.PlantedLocal;

/** A part of every command line that knows the laptop's. */
public final class PlantedCli {
  private PlantedCli() {}

  public static final Class<?> BROKEN = PlantedLocal.class;
}
