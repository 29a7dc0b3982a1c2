package io.saleslake.crawl;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The state or result of a crawl. */
public enum CrawlResult {
  RUNNING,
  SUCCEEDED,
  FAILED,
  STOPPED;

  /** The crawl history and the last crawl use different names for two of these states. */
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
