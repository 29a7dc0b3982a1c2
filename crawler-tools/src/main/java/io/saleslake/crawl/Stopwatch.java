package io.saleslake.crawl;

import io.saleslake.LakeException;
import java.time.Duration;

/** Measures elapsed time and pauses, independent of changes to the system clock. */
public interface Stopwatch {
  /** Time since the stopwatch was started. */
  Duration elapsed();

  void pause(Duration duration);

  static Stopwatch here() {
    long start = System.nanoTime();
    return new Stopwatch() {
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
