package io.saleslake.aws;

import java.time.Duration;

/**
 * Timeouts for AWS requests.
 *
 * @param answer maximum time for one request
 * @param pause delay before the first retry; doubles with each retry
 * @param poll interval between status requests
 */
public record Timeouts(Duration answer, Duration pause, Duration poll) {
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(5));
}
