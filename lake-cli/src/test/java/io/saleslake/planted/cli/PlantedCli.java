package io.saleslake.planted.cli;

import io.saleslake.planted.command.PlantedCommand;

/** Shared code that depends on a command. */
public final class PlantedCli {
  private PlantedCli() {}

  public static final Class<?> COMMAND = PlantedCommand.class;
}
