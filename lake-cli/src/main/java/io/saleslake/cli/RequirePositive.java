package io.saleslake.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Rejects options whose value must be at least 1. */
public final class RequirePositive {
  private RequirePositive() {}

  /** Fails as wrong usage if the value is less than 1. */
  public static void check(CommandSpec command, String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          command.commandLine(), "%s is %d (1 or more)".formatted(option, value));
    }
  }
}
