package io.saleslake.sample;

/**
 * Row counts written to the storefront feed and expected results: {@code rows = inserted + updated
 * + duplicates + rejected}.
 *
 * @param bytes total size of the files
 * @param all what the rows add to the order lines of a lake
 * @param withCard the part of {@code all} with a customer
 */
public record BenchCounts(
    int files,
    long bytes,
    long rows,
    long inserted,
    long updated,
    long duplicates,
    long rejected,
    LineSums all,
    LineSums withCard) {
  public static final BenchCounts NONE =
      new BenchCounts(0, 0, 0, 0, 0, 0, 0, LineSums.NONE, LineSums.NONE);

  public BenchCounts plus(BenchCounts other) {
    return new BenchCounts(
        files + other.files,
        bytes + other.bytes,
        rows + other.rows,
        inserted + other.inserted,
        updated + other.updated,
        duplicates + other.duplicates,
        rejected + other.rejected,
        all.plus(other.all),
        withCard.plus(other.withCard));
  }
}
