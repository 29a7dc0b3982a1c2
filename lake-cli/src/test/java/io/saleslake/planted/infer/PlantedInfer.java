package io.saleslake.planted.infer;

import io.saleslake.planted.command.PlantedCommand;
import picocli.CommandLine;

/** Inference code that depends on a command and on picocli. */
public final class PlantedInfer {
  private PlantedInfer() {}

  public static final Class<?> COMMAND = PlantedCommand.class;
  public static final Class<?> PICOCLI = CommandLine.class;
}
