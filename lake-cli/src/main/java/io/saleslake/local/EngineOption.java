package io.saleslake.local;

import picocli.CommandLine.Option;

/** The option {@code --engine}. */
final class EngineOption {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "auto",
      description =
          "Runs the SQL: duckdb, spark, or auto (default): duckdb, and spark for contracts with"
              + " engine: spark.")
  private EngineChoice choice = EngineChoice.AUTO;

  EngineChoice choice() {
    return choice;
  }
}
