package io.saleslake.planted.cli;

import io.saleslake.planted.command.PlantedCommand;

/** A part that commands share and that knows one of them. */
public final class PlantedCli {
  private PlantedCli() {}

  public static final Class<?> COMMAND = PlantedCommand.class;
}
