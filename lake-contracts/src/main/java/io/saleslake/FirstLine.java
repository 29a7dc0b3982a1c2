package io.saleslake;

import org.jspecify.annotations.Nullable;

/** The first line of a message of a library: what is wrong. Those after it repeat the input. */
public final class FirstLine {
  private FirstLine() {}

  /** The line without space around it; empty where there is none. */
  public static String of(@Nullable String message) {
    return String.valueOf(message).strip().lines().findFirst().orElse("").strip();
  }

  public static String of(Throwable failure) {
    return of(failure.getMessage());
  }
}
