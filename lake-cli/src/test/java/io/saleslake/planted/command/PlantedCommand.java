package io.saleslake.planted.command;

/** A command. */
public final class PlantedCommand {
  private PlantedCommand() {}
}
