package io.saleslake.cost;

import static io.saleslake.cost.LineItem.DIGITS;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a Glue job as returned by GetJobRuns
 * (https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html).
 *
 * @param job the lake's name for the job, such as {@code promote-to-silver}
 * @param executed ExecutionTime, the billed time; waiting and starting are not billed
 * @param dpuSeconds present only for FLEX runs and auto scaling
 * @param maxCapacity DPU, used for unknown worker types
 */
public record JobRun(
    String job,
    Instant startedAt,
    Duration executed,
    Optional<BigDecimal> dpuSeconds,
    String glueVersion,
    String workerType,
    int workers,
    BigDecimal maxCapacity,
    boolean flex) {

  /**
   * Billed DPU-seconds: per second, with a minimum of one minute
   * (https://aws.amazon.com/glue/pricing/).
   *
   * @param dpuSeconds 0 for a run that never executed
   */
  record Billed(Duration time, BigDecimal dpuSeconds) {}

  Billed billed(Prices prices) {
    long seconds = executed.toSeconds();
    long minimum = prices.glue().etlMinimumSeconds();
    Duration time = Duration.ofSeconds(Math.max(seconds, minimum));
    BigDecimal used =
        dpuSeconds.orElseGet(() -> dpus(prices).multiply(BigDecimal.valueOf(seconds)));
    if (seconds > 0 && seconds < minimum) {
      BigDecimal stretch = BigDecimal.valueOf(minimum).divide(BigDecimal.valueOf(seconds), DIGITS);
      used = used.multiply(stretch, DIGITS);
    }
    return new Billed(time, used);
  }

  private BigDecimal dpus(Prices prices) {
    return prices
        .workerDpu(workerType)
        .map(each -> each.multiply(BigDecimal.valueOf(workers)))
        .orElse(maxCapacity);
  }

  boolean isBelowMinimum(Prices prices) {
    return executed.toSeconds() < prices.glue().etlMinimumSeconds();
  }

  String usage() {
    return "Glue %s %s %s".formatted(glueVersion, workerType, flex ? "FLEX" : "standard");
  }

  Map<GroupBy, String> labels() {
    return Map.of(GroupBy.JOB, job);
  }
}
