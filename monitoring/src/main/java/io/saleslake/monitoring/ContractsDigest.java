package io.saleslake.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A digest of the contracts. {@code modules/monitoring} computes the same digest for the contracts
 * that Terraform applies: the SHA-256 of the output of {@code sha256sum} for the sorted files.
 */
final class ContractsDigest {
  private ContractsDigest() {}

  static String of(Path contracts) {
    try (Stream<Path> files = Files.walk(contracts)) {
      List<String> paths =
          files
              .map(contracts::relativize)
              .filter(path -> path.getNameCount() > 1)
              .map(Path::toString)
              .filter(path -> path.endsWith(".yaml") || path.endsWith(".sql"))
              .sorted()
              .toList();
      StringBuilder lines = new StringBuilder();
      for (String path : paths) {
        byte[] content = Files.readAllBytes(contracts.resolve(path));
        lines.append(sha256(content)).append("  ").append(path).append('\n');
      }
      return sha256(lines.toString().getBytes(UTF_8));
    } catch (IOException e) {
      throw LakeException.external("Cannot read contracts: " + e.getMessage(), e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
