package io.saleslake.bronze;

import java.io.IOException;

/** The storage failed while a file was read, which says nothing about the file's content. */
final class StorageException extends IOException {
  StorageException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether a storage failure is among the causes of a failure. */
  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StorageException) {
        return true;
      }
    }
    return false;
  }
}
