package io.saleslake.crawl;

import java.time.Duration;

/** A stopwatch whose time advances only in pauses. */
final class FakeStopwatch implements Stopwatch {
  private Duration elapsed = Duration.ZERO;

  @Override
  public Duration elapsed() {
    return elapsed;
  }

  @Override
  public void pause(Duration duration) {
    elapsed = elapsed.plus(duration);
  }
}
