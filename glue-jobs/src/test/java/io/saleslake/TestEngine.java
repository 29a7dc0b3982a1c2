package io.saleslake;

import java.util.Locale;

/** The engines that tests promote with. */
public enum TestEngine {
  SPARK,
  DUCKDB;

  /** The engine under test: {@code -Dlake.engine=duckdb}, else Spark. */
  public static final TestEngine UNDER_TEST =
      valueOf(System.getProperty("lake.engine", "spark").toUpperCase(Locale.ROOT));

  /** The name under which batches and snapshots record the engine. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
