package io.saleslake.planted.local;

import picocli.CommandLine;

/** A command of the laptop. */
public final class PlantedLocal {
  private PlantedLocal() {}

  public static final Class<?> FINE = CommandLine.class;
}
