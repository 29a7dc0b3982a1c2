package io.saleslake.bench;

import io.saleslake.sample.BenchCounts;
import io.saleslake.sample.BenchOptions;
import io.saleslake.sample.GenerateBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Compares the lake with plain DuckDB for the given numbers of order lines: {@code Bench <launcher>
 * <folder> <lines>...}. The raw files are generated once and kept.
 */
final class Bench {
  private static final int DAY = 7_000;
  private static final int DAYS = 3;

  private final String launcher;
  private final Path folder;

  private Bench(String launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Bench bench = new Bench(arguments[0], Path.of(arguments[1]));
    System.out.printf(
        "%-38s %10s %12s %9s %10s%n", "what", "seconds", "rows/s", "peak MB", "x DuckDB");
    List<Double> increments = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      increments.add(bench.measure(Long.parseLong(arguments[i].replace("_", ""))));
    }
    if (increments.size() > 1) {
      System.out.printf(
          "%nA day on the largest lake takes %.2f times as long as on the smallest.%n",
          increments.get(increments.size() - 1) / increments.get(0));
    }
  }

  /** Measures one size and returns the median seconds of an increment. */
  private double measure(long lines) throws Exception {
    Path lake = folder.resolve(String.valueOf(lines));
    BenchOptions options = BenchOptions.of(lines);
    prepare(lake, options);
    Path log = lake.resolve("bench.log");

    MeasuredCommand duckdb =
        MeasuredCommand.java(
            log,
            Baseline.class.getName(),
            lake.resolve("bronze").toString(),
            lake.resolve("baseline").toString());
    row("%,d lines, plain DuckDB".formatted(lines), lines, duckdb, duckdb);
    row("%,d lines, to gold".formatted(lines), lines, run(lake, log), duckdb);

    List<Double> seconds = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      BenchCounts counts =
          GenerateBench.addDay(
              lake.resolve("bronze"), options, options.nextDay().plusDays(day), DAY);
      MeasuredCommand increment = run(lake, log);
      row("  one more day of %,d".formatted(counts.rows()), counts.rows(), increment, duckdb);
      seconds.add(increment.seconds());
    }
    row("  nothing new", 0, run(lake, log), duckdb);
    return seconds.stream().sorted().toList().get(DAYS / 2);
  }

  private MeasuredCommand run(Path lake, Path log) throws IOException, InterruptedException {
    return MeasuredCommand.of(log, launcher, "run", "--lake", lake.toString());
  }

  private static void row(
      String what, long rows, MeasuredCommand measured, MeasuredCommand baseline) {
    System.out.printf(
        "%-38s %10.1f %12s %9d %10s%n",
        what,
        measured.seconds(),
        rows == 0 ? "" : "%,.0f".formatted(rows / measured.seconds()),
        measured.peakMegabytes(),
        rows == 0 || what.startsWith(" ")
            ? ""
            : "%.2f".formatted(measured.seconds() / baseline.seconds()));
  }

  /** Resets the lake to the raw files of the first day, without tables. */
  private static void prepare(Path lake, BenchOptions options) throws IOException {
    Path written = lake.resolve("bronze.written");
    if (!Files.exists(written)) {
      FileUtils.deleteDirectory(lake.toFile());
      GenerateBench.generate(lake.resolve("bronze"), options);
      Files.createFile(written);
    }
    for (String name : List.of("silver", "gold", "ops", "baseline", "catalog.db")) {
      Path before = lake.resolve(name);
      if (Files.exists(before)) {
        FileUtils.forceDelete(before.toFile());
      }
    }
    deleteDays(lake.resolve("bronze/sales/storefront"), options);
  }

  /** Deletes days that an earlier measurement added. */
  private static void deleteDays(Path storefront, BenchOptions options) throws IOException {
    try (Stream<Path> days = Files.list(storefront)) {
      for (Path day : days.toList()) {
        String date = String.valueOf(day.getFileName()).replace("ingest_date=", "");
        if (date.compareTo(options.nextDay().plusDays(1).toString()) >= 0) {
          FileUtils.deleteDirectory(day.toFile());
        }
      }
    }
  }
}
