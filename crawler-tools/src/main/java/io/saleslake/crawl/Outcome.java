package io.saleslake.crawl;

import java.util.Locale;
import java.util.Optional;

/**
 * The result for one crawler.
 *
 * @param run absent if the command did not wait for its end
 */
public record Outcome(String crawler, Result result, Optional<CrawlRun> run) {
  /** The result as reported to the user. */
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

  /** Whether the request was fulfilled. */
  public boolean isGood() {
    return switch (result) {
      case STARTED, ALREADY_RUNNING, SUCCEEDED -> true;
      case FAILED, STOPPED, TIMED_OUT -> false;
    };
  }
}
