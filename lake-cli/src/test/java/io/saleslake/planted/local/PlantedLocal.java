package io.saleslake.planted.local;

import io.saleslake.planted.command.PlantedCommand;

/** A part of the laptop that knows a command of the tree. */
public final class PlantedLocal {
  private PlantedLocal() {}

  public static final Class<?> COMMAND = PlantedCommand.class;
}
