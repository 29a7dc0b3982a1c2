package io.saleslake.bronze;

import java.io.IOException;

/** A file's content does not match its feed's format; the message is the reason shown to users. */
final class UnreadableFileException extends IOException {
  UnreadableFileException(String reason) {
    super(reason);
  }

  UnreadableFileException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
