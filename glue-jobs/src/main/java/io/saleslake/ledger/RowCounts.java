package io.saleslake.ledger;

/** Where the rows of a file or batch went. */
public record RowCounts(long read, long inserted, long updated, long duplicate, long quarantined) {
  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

  /** Whether every row that was read went somewhere, and none twice. */
  public boolean balance() {
    return read == inserted + updated + duplicate + quarantined;
  }

  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        read + other.read,
        inserted + other.inserted,
        updated + other.updated,
        duplicate + other.duplicate,
        quarantined + other.quarantined);
  }

  @Override
  public String toString() {
    return "read %d = inserted %d + updated %d + duplicate %d + quarantined %d"
        .formatted(read, inserted, updated, duplicate, quarantined);
  }
}
