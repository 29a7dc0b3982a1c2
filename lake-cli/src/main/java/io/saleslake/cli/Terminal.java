package io.saleslake.cli;

/** Properties of the terminal, which the launcher passes as system properties. */
public final class Terminal {
  private Terminal() {}

  /** Whether standard error is a terminal. */
  public static boolean isWatched() {
    return Boolean.getBoolean("lake.terminal");
  }

  /** Width of the terminal, or 0 if standard output is not a terminal. */
  public static int width() {
    return Integer.getInteger("lake.width", 0);
  }
}
