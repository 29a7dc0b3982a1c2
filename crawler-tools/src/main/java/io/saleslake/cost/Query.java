package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One query, as BatchGetQueryExecution tells of it.
 *
 * @param statement as Athena calls the kind: DDL, DML or UTILITY
 */
public record Query(
    String workgroup, Instant submittedAt, State state, String statement, long scannedBytes) {
  static final long MEGABYTE = 1L << 20;
  private static final BigDecimal TERABYTE = BigDecimal.valueOf(1L << 40);

  /** How it ended, or that it has not. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
  }

  /**
   * Terabytes that are billed (https://aws.amazon.com/athena/pricing/): whole megabytes, ten at
   * least. Free are DDL, failed queries and those that scan nothing, such as a reused result; a
   * cancelled query is billed for what it had scanned. Units are binary.
   */
  BigDecimal billed(Prices prices) {
    if (!isCharged()) {
      return BigDecimal.ZERO;
    }
    long megabytes =
        Math.max(
            Math.floorDiv(scannedBytes + MEGABYTE - 1, MEGABYTE),
            prices.athena().minimumMegabytes());
    return BigDecimal.valueOf(megabytes * MEGABYTE).divide(TERABYTE, LineItem.DIGITS);
  }

  boolean isCharged() {
    return scannedBytes > 0
        && !statement.equals("DDL")
        && (state == State.SUCCEEDED || state == State.CANCELLED);
  }
}
