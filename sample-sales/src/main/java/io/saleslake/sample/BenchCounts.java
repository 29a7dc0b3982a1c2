package io.saleslake.sample;

/**
 * What was written to the storefront feed, and what a lake must make of it: {@code rows = inserted
 * + updated + duplicates + rejected}.
 *
 * @param bytes of the files
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
