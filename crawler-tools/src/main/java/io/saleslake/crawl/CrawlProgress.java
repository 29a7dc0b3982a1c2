package io.saleslake.crawl;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Hears how crawlers get on. */
public interface CrawlProgress {
  /**
   * One crawler now.
   *
   * @param state a word such as {@code waiting}, {@code running} or {@code succeeded}
   * @param elapsed since it was started or joined
   * @param tables that it made or changed so far, where AWS says so
   */
  record Line(String crawler, String state, boolean ended, Duration elapsed, OptionalLong tables) {}

  /** All crawlers, in their order, after each look at them. */
  void show(List<Line> lines);
}
