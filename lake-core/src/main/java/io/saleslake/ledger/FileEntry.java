package io.saleslake.ledger;

/**
 * The result for one file in a batch.
 *
 * @param reason why it could not be read, or empty
 */
public record FileEntry(BronzeFile file, RowCounts rows, String reason) {
  boolean readable() {
    return reason.isEmpty();
  }
}
