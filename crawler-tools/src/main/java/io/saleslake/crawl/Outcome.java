package io.saleslake.crawl;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of one crawler.
 *
 * @param run absent where it was not waited for to its end
 */
public record Outcome(String crawler, Result result, Optional<CrawlRun> run) {
  /** How it ended for the one who asked. */
  public enum Result {
    STARTED,
    ALREADY_RUNNING,
    SUCCEEDED,
    FAILED,
    STOPPED,
    TIMED_OUT;

    static Result of(CrawlResult result) {
      return switch (result) {
        case RUNNING -> STARTED;
        case SUCCEEDED -> SUCCEEDED;
        case FAILED -> FAILED;
        case STOPPED -> STOPPED;
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Whether the one who asked got what was asked for. */
  public boolean isGood() {
    return switch (result) {
      case STARTED, ALREADY_RUNNING, SUCCEEDED -> true;
      case FAILED, STOPPED, TIMED_OUT -> false;
    };
  }
}
