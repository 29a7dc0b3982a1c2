package io.saleslake.bronze;

import java.io.IOException;

/** The file as a whole is not what its feed promises. */
final class UnreadableFileException extends IOException {
  UnreadableFileException(String reason) {
    super(reason);
  }
}
