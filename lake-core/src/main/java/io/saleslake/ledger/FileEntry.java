package io.saleslake.ledger;

/**
 * What became of one file of a batch.
 *
 * @param reason why it could not be read, or empty when it was
 */
public record FileEntry(BronzeFile file, RowCounts rows, String reason) {
  boolean readable() {
    return reason.isEmpty();
  }
}
