package io.saleslake.crawl;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a crawl stands or ended. */
public enum CrawlResult {
  RUNNING,
  SUCCEEDED,
  FAILED,
  STOPPED;

  /** AWS has two words each for two of these, in the history and of the last crawl. */
  static CrawlResult of(@Nullable String state) {
    return switch (state == null ? "" : state) {
      case "COMPLETED", "SUCCEEDED" -> SUCCEEDED;
      case "STOPPED", "CANCELLED" -> STOPPED;
      case "RUNNING" -> RUNNING;
      default -> FAILED;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
