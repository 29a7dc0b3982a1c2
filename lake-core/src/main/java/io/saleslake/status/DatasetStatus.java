package io.saleslake.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one table stands.
 *
 * @param dataset as {@code silver.order_lines}
 * @param lastBatch id of the batch that changed it last
 * @param finishedAt when that batch was complete
 * @param rows of the current snapshot
 * @param quarantined rejected rows of its feeds that wait for a mended contract
 * @param promise how old the data may be at most
 */
public record DatasetStatus(
    String dataset,
    Optional<String> lastBatch,
    Optional<Instant> finishedAt,
    long rows,
    long quarantined,
    Optional<Duration> promise) {

  /** The age of the data against its promise, in words. */
  public String freshness(Instant now) {
    if (finishedAt.isEmpty()) {
      return "never";
    } else if (promise.isEmpty()) {
      return "no promise";
    }
    Duration late = Duration.between(finishedAt.get(), now).minus(promise.get());
    return late.isNegative() || late.isZero() ? "fresh" : "late by " + words(late);
  }

  private static String words(Duration duration) {
    if (duration.toHours() >= 48) {
      return duration.toDays() + " d";
    }
    return duration.toHours() >= 1 ? duration.toHours() + " h" : duration.toMinutes() + " min";
  }
}
