package io.saleslake;

import java.util.Optional;
import org.apache.iceberg.exceptions.CommitStateUnknownException;

/** Why something failed, as one line. */
public final class Reason {
  private Reason() {}

  /**
   * The message of a {@link LakeException}; of other failures what is wrong and what to do about
   * it, where that is known, or the innermost cause and its message, which Spark hides behind
   * several others.
   */
  public static String of(Throwable failure) {
    return known(failure).orElseGet(() -> innermost(failure));
  }

  /** What is wrong and what to do about it, where no more than that needs to be said. */
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
