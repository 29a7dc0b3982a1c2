package io.saleslake;

import org.jspecify.annotations.Nullable;

/**
 * The first line of a library's message, which states the problem. The other lines repeat the
 * input.
 */
public final class FirstLine {
  private FirstLine() {}

  /** The line without surrounding whitespace; empty if the message is absent. */
  public static String of(@Nullable String message) {
    return String.valueOf(message).strip().lines().findFirst().orElse("").strip();
  }

  public static String of(Throwable failure) {
    return of(failure.getMessage());
  }
}
