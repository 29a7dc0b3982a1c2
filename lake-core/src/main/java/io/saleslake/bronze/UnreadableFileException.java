package io.saleslake.bronze;

import java.io.IOException;

/** The content of a file is not what its feed promises; the message is the reason, for people. */
final class UnreadableFileException extends IOException {
  UnreadableFileException(String reason) {
    super(reason);
  }

  UnreadableFileException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
