package io.saleslake.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The files one promotion takes.
 *
 * @param id first 16 hex digits of the SHA-256 over path, size and version of the files
 * @param feed whose files they are
 * @param dataset the silver table they go to
 * @param startedAt when the batch was put on record
 * @param files in the order of their paths
 */
public record Batch(
    String id, String feed, String dataset, Instant startedAt, List<BronzeFile> files) {

  public static Batch of(String feed, String dataset, Instant startedAt, List<BronzeFile> files) {
    List<BronzeFile> sorted = files.stream().sorted(comparing(BronzeFile::path)).toList();
    return new Batch(digest(feed, sorted), feed, dataset, startedAt, sorted);
  }

  private static String digest(String feed, List<BronzeFile> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(feed.getBytes(UTF_8));
      for (BronzeFile file : files) {
        sha.update(
            "\n%s\t%d\t%s".formatted(file.path(), file.bytes(), file.version()).getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
