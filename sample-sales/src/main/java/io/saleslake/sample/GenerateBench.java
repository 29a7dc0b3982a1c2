package io.saleslake.sample;

import io.saleslake.LakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Generates many till lines in bronze, for measurements. */
public final class GenerateBench {
  private static final int PRODUCTS = 5_000;
  private static final int DAYS_PER_FILE = 7;
  private static final int MOST_FILES = 400;
  private static final int MOST_GROUPS = 4;
  private static final int CORRECTED_ONE_IN = 200;
  private static final long CORRECTED_DAYS = 7;

  /** Start of a range of twenty valid lines per hundred, from which lines are corrected. */
  private static final int CORRECTABLE_FROM = 20;

  private final Path root;
  private final BenchOptions options;
  private final Catalogue catalogue;
  private final TillLines lines;

  private GenerateBench(Path root, BenchOptions options) {
    this.root = root;
    this.options = options;
    this.catalogue =
        Catalogue.draw(new SplittableRandom(options.seed()), PRODUCTS, options.customers());
    this.lines = new TillLines(catalogue, options, "");
  }

  /**
   * Writes stores, products, customers, rates and the storefront feed, one file per week and group
   * of receipts. The same options produce the same files.
   *
   * @return the counts of the storefront feed
   */
  public static BenchCounts generate(Path bronze, BenchOptions options) {
    try {
      GenerateBench bench = new GenerateBench(bronze, options);
      bench.writeReferences();
      return bench.writeWeeks();
    } catch (IOException | UncheckedIOException e) {
      throw cannotWrite(e);
    }
  }

  /**
   * Writes another day of {@code count} lines in one file that arrives the next day. One line in
   * 200 corrects a line in the last week of {@code earlier}; the others are new, including the
   * usual duplicates and invalid lines.
   *
   * @return the counts of that file
   */
  public static BenchCounts addDay(Path bronze, BenchOptions earlier, LocalDate day, long count) {
    try {
      return new GenerateBench(bronze, earlier).writeDay(day, count);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private void writeReferences() throws IOException {
    LocalDate arrives = options.firstDay();
    new StoreFiles(root).writeAll(catalogue.stores(), arrives);
    new ProductFiles(root).writeAll(catalogue.products(), arrives);
    new CustomerFiles(root).writeAll(catalogue.customers(), arrives);
    new RateFiles(root).writeAll(arrives, options.nextDay(), new SplittableRandom(options.seed()));
  }

  private BenchCounts writeWeeks() {
    int weeks = (options.days() + DAYS_PER_FILE - 1) / DAYS_PER_FILE;
    int groups = Math.max(1, Math.min(MOST_GROUPS, MOST_FILES / weeks));
    return IntStream.range(0, weeks * groups)
        .parallel()
        .mapToObj(i -> writeWeek(i / groups, i % groups, groups))
        .reduce(BenchCounts.NONE, BenchCounts::plus);
  }

  private BenchCounts writeWeek(int week, int group, int groups) {
    LocalDate nextWeek = options.firstDay().plusDays((week + 1L) * DAYS_PER_FILE);
    // The last week may be shorter; a day that is added later must not arrive before it.
    LocalDate arrives = nextWeek.isAfter(options.nextDay()) ? options.nextDay() : nextWeek;
    long from = firstReceipt(week);
    long until = Math.min(firstReceipt(week + 1), receipts(options.lines()));
    try {
      Path path =
          new BronzeFolder(root, "sales/storefront")
              .file(arrives, "tills_%s_%d.csv".formatted(arrives.minusDays(1), group));
      TillFile file = new TillFile(path);
      try (file) {
        for (long receipt = from + group; receipt < until; receipt += groups) {
          for (int i = 0; i < TillLines.LINES_PER_RECEIPT; i++) {
            long number = receipt * TillLines.LINES_PER_RECEIPT + i;
            if (number < options.lines()) {
              file.write(lines, number);
            }
          }
        }
      }
      return file.counts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BenchCounts writeDay(LocalDate day, long count) throws IOException {
    long first = Math.max(0, options.lines() - CORRECTED_DAYS * options.linesPerDay()) / 100;
    long hundreds = options.lines() / 100 - first;
    long corrections = Math.min(count / CORRECTED_ONE_IN, hundreds);
    BenchOptions onlyDay =
        new BenchOptions(
            count, day, Integer.MAX_VALUE, options.customers(), options.seed() ^ day.toEpochDay());
    TillLines added = new TillLines(catalogue, onlyDay, day + "-");
    TillFile file =
        new TillFile(
            new BronzeFolder(root, "sales/storefront")
                .file(day.plusDays(1), "tills_%s_day.csv".formatted(day)));
    try (file) {
      for (long i = 0; i < corrections; i++) {
        // Line and number of units differ by day, so that a correction is always a change.
        long hundred = first + i * hundreds / corrections;
        long number = hundred * 100 + CORRECTABLE_FROM + day.toEpochDay() % 20;
        file.writeCorrected(lines, number, 1 + (int) (day.toEpochDay() % 7));
      }
      for (long number = 0; number < count - corrections; number++) {
        file.write(added, number);
      }
    }
    return file.counts();
  }

  private long firstReceipt(int week) {
    return receipts((long) week * DAYS_PER_FILE * options.linesPerDay());
  }

  /** The number of receipts for a number of lines; the last one may be shorter. */
  private static long receipts(long lines) {
    return (lines + TillLines.LINES_PER_RECEIPT - 1) / TillLines.LINES_PER_RECEIPT;
  }

  private static LakeException cannotWrite(Exception e) {
    return LakeException.external("Cannot write till lines: " + e.getMessage(), e);
  }
}
