package io.saleslake.crawl;

import java.time.Duration;

/** Time that passes only while somebody waits. */
final class FakeWaiting implements Waiting {
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
