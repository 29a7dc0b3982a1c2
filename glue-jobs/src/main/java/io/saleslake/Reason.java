package io.saleslake;

import org.apache.iceberg.exceptions.CommitStateUnknownException;

/** Why something failed, as one line. */
public final class Reason {
  private Reason() {}

  /**
   * The message of a {@link LakeException}; of other failures the innermost cause and its message,
   * which Spark hides behind several others.
   */
  public static String of(Throwable failure) {
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
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    return cause instanceof LakeException
        ? message
        : cause.getClass().getSimpleName() + ": " + message;
  }
}
