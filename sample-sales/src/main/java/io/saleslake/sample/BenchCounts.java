package io.saleslake.sample;

/**
 * Row counts written to the storefront feed and expected results: {@code rows = inserted + updated
 * + duplicates + rejected}.
 *
 * @param bytes total size of the files
 */
public record BenchCounts(
    int files, long bytes, long rows, long inserted, long updated, long duplicates, long rejected) {
  static final BenchCounts NONE = new BenchCounts(0, 0, 0, 0, 0, 0, 0);

  BenchCounts plus(BenchCounts other) {
    return new BenchCounts(
        files + other.files,
        bytes + other.bytes,
        rows + other.rows,
        inserted + other.inserted,
        updated + other.updated,
        duplicates + other.duplicates,
        rejected + other.rejected);
  }
}
