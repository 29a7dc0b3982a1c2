package io.saleslake.crawl;

import io.saleslake.LakeException;
import java.time.Duration;

/** Time that passes while something else works, untouched by changes of the clock. */
public interface Waiting {
  /** Since the waiting began. */
  Duration elapsed();

  void pause(Duration duration);

  static Waiting here() {
    long start = System.nanoTime();
    return new Waiting() {
      @Override
      public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
      }

      @Override
      public void pause(Duration duration) {
        try {
          Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw LakeException.external("Cannot wait longer: interrupted", e);
        }
      }
    };
  }
}
