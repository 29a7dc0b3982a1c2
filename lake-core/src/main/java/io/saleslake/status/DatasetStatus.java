package io.saleslake.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The status of a table.
 *
 * @param dataset such as {@code silver.order_lines}
 * @param lastBatch id of the last batch that changed it
 * @param finishedAt when that batch was complete
 * @param rows number of rows in the current snapshot
 * @param quarantined open quarantine rows of its feeds
 * @param promise maximum age of the data, from the contract
 */
public record DatasetStatus(
    String dataset,
    Optional<String> lastBatch,
    Optional<Instant> finishedAt,
    long rows,
    long quarantined,
    Optional<Duration> promise) {

  /** The freshness: the age of the data compared with its promise. */
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
