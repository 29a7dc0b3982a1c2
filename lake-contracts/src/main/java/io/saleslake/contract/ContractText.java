package io.saleslake.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a contract file and rejects files over the size limit. */
final class ContractText {
  static final int MAX_BYTES = 1 << 20;

  private ContractText() {}

  static Optional<String> read(Path path, Problems problems) throws IOException {
    if (!Files.isRegularFile(path)) {
      problems.add("is not a regular file");
      return Optional.empty();
    }
    long bytes = Files.size(path);
    if (bytes > MAX_BYTES) {
      problems.add("%d bytes are too many (at most %d)".formatted(bytes, MAX_BYTES));
      return Optional.empty();
    }
    return Optional.of(Files.readString(path));
  }
}
