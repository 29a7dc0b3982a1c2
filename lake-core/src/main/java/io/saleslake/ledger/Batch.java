package io.saleslake.ledger;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;

/**
 * The files that are promoted together.
 *
 * @param id first 16 hex digits of the SHA-256 over path, size and version of the files
 * @param feed the feed of the files
 * @param dataset the target silver table
 * @param startedAt when the batch was recorded
 * @param files sorted by path
 */
public record Batch(
    String id, String feed, String dataset, Instant startedAt, List<BronzeFile> files) {

  public static Batch of(String feed, String dataset, Instant startedAt, List<BronzeFile> files) {
    List<BronzeFile> sorted = files.stream().sorted(comparing(BronzeFile::path)).toList();
    return new Batch(digest(feed, sorted), feed, dataset, startedAt, sorted);
  }

  /** Creates the batch that replays a snapshot of a feed's quarantine with a contract. */
  public static Batch replay(String feed, String dataset, Instant startedAt, String state) {
    return new Batch(Digest.of(feed + "\nreplay\n" + state), feed, dataset, startedAt, List.of());
  }

  /** Returns this batch with the files that a replay reads again. */
  public Batch reading(List<BronzeFile> reread) {
    return new Batch(id, feed, dataset, startedAt, reread);
  }

  private static String digest(String feed, List<BronzeFile> files) {
    StringBuilder text = new StringBuilder(feed);
    for (BronzeFile file : files) {
      text.append("\n%s\t%d\t%s".formatted(file.path(), file.bytes(), file.version()));
    }
    return Digest.of(text.toString());
  }
}
