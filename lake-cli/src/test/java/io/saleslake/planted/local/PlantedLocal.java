package io.saleslake.planted.local;

import io.saleslake.planted.command.PlantedCommand;

/** Local code that depends on the command tree. */
public final class PlantedLocal {
  private PlantedLocal() {}

  public static final Class<?> COMMAND = PlantedCommand.class;
}
