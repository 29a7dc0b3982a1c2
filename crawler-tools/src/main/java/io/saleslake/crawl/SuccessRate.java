package io.saleslake.crawl;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The share of completed runs that succeeded.
 *
 * @param ended runs that succeeded or failed; running and stopped runs are not counted
 */
public record SuccessRate(long succeeded, long ended) {
  public static SuccessRate of(List<CrawlRun> runs) {
    long succeeded = count(runs, CrawlResult.SUCCEEDED);
    return new SuccessRate(succeeded, succeeded + count(runs, CrawlResult.FAILED));
  }

  /** Percentage with one decimal; empty if no run was completed. */
  public Optional<BigDecimal> percent() {
    return ended == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(100 * succeeded)
                .divide(BigDecimal.valueOf(ended), 1, RoundingMode.HALF_UP));
  }

  private static long count(List<CrawlRun> runs, CrawlResult result) {
    return runs.stream().filter(run -> run.result() == result).count();
  }
}
