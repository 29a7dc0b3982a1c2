package io.saleslake;

import java.util.Optional;
import org.apache.iceberg.exceptions.CommitStateUnknownException;

/** Describes a failure in one line. */
public final class Reason {
  private Reason() {}

  /**
   * Returns the message of a {@link LakeException}. For other failures, returns the known remedy,
   * or else the innermost cause, which Spark wraps in several exceptions.
   */
  public static String of(Throwable failure) {
    return known(failure).orElseGet(() -> innermost(failure));
  }

  /** Returns the problem and its remedy, if the failure is a known one. */
  public static Optional<String> known(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LakeException) {
        return Optional.empty();
      }
    }
    return Remedy.of(failure);
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    boolean unknown = false;
    while (cause.getCause() != null && !(cause instanceof LakeException)) {
      unknown |= cause instanceof CommitStateUnknownException;
      cause = cause.getCause();
    }
    String message = firstLine(cause);
    return unknown
        ? "whether a commit came through is unknown, and the next run finds it out: " + message
        : message;
  }

  private static String firstLine(Throwable cause) {
    String message = FirstLine.of(cause);
    return cause instanceof LakeException
        ? message
        : cause.getClass().getSimpleName() + ": " + message;
  }
}
