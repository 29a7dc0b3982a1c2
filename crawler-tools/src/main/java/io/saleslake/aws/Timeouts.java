package io.saleslake.aws;

import java.time.Duration;

/**
 * How long AWS is waited for.
 *
 * @param answer to one request at most
 * @param pause before the second attempt of a request; doubles with each
 * @param poll between two looks at something that runs
 */
public record Patience(Duration answer, Duration pause, Duration poll) {
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(5));
}
