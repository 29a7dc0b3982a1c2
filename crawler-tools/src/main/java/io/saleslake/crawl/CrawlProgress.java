package io.saleslake.crawl;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Receives the progress of crawlers. */
public interface CrawlProgress {
  /**
   * The current state of a crawler.
   *
   * @param state such as {@code waiting}, {@code running} or {@code succeeded}
   * @param elapsed time since it was started or joined
   * @param tables number of tables created or changed so far, if AWS reports it
   */
  record Line(String crawler, String state, boolean ended, Duration elapsed, OptionalLong tables) {}

  /** Called after each poll, with all crawlers in order. */
  void show(List<Line> lines);
}
