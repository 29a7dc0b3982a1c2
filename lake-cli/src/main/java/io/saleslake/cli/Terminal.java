package io.saleslake.cli;

/** What the launcher knows of the terminal, told in system properties. */
public final class Terminal {
  private Terminal() {}

  /** Whether standard error is watched by a person. */
  public static boolean isWatched() {
    return Boolean.getBoolean("lake.terminal");
  }

  /** Columns of the terminal that standard output goes to, or 0 when it goes elsewhere. */
  public static int width() {
    return Integer.getInteger("lake.width", 0);
  }
}
