package io.saleslake.ledger;

/**
 * Where the rows of a file or batch went.
 *
 * @param duplicate rows that say nothing new: the batch or the table has them
 * @param superseded rows with the key of another row of the batch, which is newer and differs
 */
public record RowCounts(
    long read, long inserted, long updated, long duplicate, long superseded, long quarantined) {
  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0);

  /** Whether every row that was read went somewhere, and none twice. */
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
