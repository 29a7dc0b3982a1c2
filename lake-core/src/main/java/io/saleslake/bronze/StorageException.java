package io.saleslake.bronze;

import java.io.IOException;

/** The storage failed while a file was read; the file itself may be valid. */
final class StorageException extends IOException {
  StorageException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether a failure was caused by a storage failure. */
  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StorageException) {
        return true;
      }
    }
    return false;
  }
}
