package io.saleslake.ledger;

/**
 * Row counts of a file or batch by result.
 *
 * @param duplicate rows that are already in the batch or the table
 * @param superseded rows replaced by a newer, different row with the same key in the batch
 */
public record RowCounts(
    long read, long inserted, long updated, long duplicate, long superseded, long quarantined) {
  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0);

  /** Whether the results of all rows add up to the rows read. */
  public boolean balance() {
    return read == inserted + updated + duplicate + superseded + quarantined;
  }

  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        read + other.read,
        inserted + other.inserted,
        updated + other.updated,
        duplicate + other.duplicate,
        superseded + other.superseded,
        quarantined + other.quarantined);
  }

  @Override
  public String toString() {
    return "read %d = inserted %d + updated %d + duplicate %d + superseded %d + quarantined %d"
        .formatted(read, inserted, updated, duplicate, superseded, quarantined);
  }
}
