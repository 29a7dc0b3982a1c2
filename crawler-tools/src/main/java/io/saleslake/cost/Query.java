package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A query as returned by BatchGetQueryExecution.
 *
 * @param statement Athena's StatementType: DDL, DML or UTILITY
 */
public record Query(
    String workgroup, Instant submittedAt, State state, String statement, long scannedBytes) {
  static final long MEGABYTE = 1L << 20;
  private static final BigDecimal TERABYTE = BigDecimal.valueOf(1L << 40);

  /** The state of the query. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
  }

  /**
   * Billed terabytes (https://aws.amazon.com/athena/pricing/): whole megabytes, at least ten. DDL,
   * failed queries and queries that scan nothing, such as a reused result, are free; a cancelled
   * query is billed for the data scanned. Units are binary.
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
