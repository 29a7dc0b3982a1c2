package io.saleslake.bench;

import io.saleslake.LakeException;
import io.saleslake.sample.BenchCounts;
import io.saleslake.sample.BenchOptions;
import io.saleslake.sample.GenerateBench;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;

/**
 * Measures the lake, an expert's DuckDB script and a tutorial's Spark job on the same files, as
 * whole processes, and checks that all of them computed the same.
 */
final class Bench {
  private static final int DAY = 7_000;
  private static final String QUERY =
      "SELECT year, currency, revenue FROM gold.yearly_sales ORDER BY ALL";

  private final Workspace workspace;
  private final BenchArguments arguments;
  private final Report report = new Report();

  private Bench(Workspace workspace, BenchArguments arguments) {
    this.workspace = workspace;
    this.arguments = arguments;
  }

  /** Arguments: the checkout, the folder to write to, and options. */
  public static void main(String[] arguments) throws Exception {
    Workspace workspace = new Workspace(Path.of(arguments[0]), Path.of(arguments[1]));
    try {
      BenchArguments options =
          BenchArguments.parse(List.of(arguments).subList(2, arguments.length));
      System.out.print(run(workspace, options));
    } catch (LakeException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Measures and checks.
   *
   * @return the table
   */
  static String run(Workspace workspace, BenchArguments arguments)
      throws IOException, InterruptedException, SQLException {
    return new Bench(workspace, arguments).run();
  }

  private String run() throws IOException, InterruptedException, SQLException {
    double loadBefore = loadAverage();
    Files.createDirectories(workspace.temporary());
    for (long lines : arguments.lines()) {
      measureLoads(lines);
    }
    addGrowth();
    if (arguments.sample()) {
      measureSample();
    }
    return "%s%n%s"
        .formatted(
            String.format(
                Locale.ROOT,
                "%d cores, load average %.1f before and %.1f after; medians of %d",
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                loadAverage(),
                arguments.repeat()),
            report.table());
  }

  /** Measures all contenders by turns, so that a busy minute of the machine affects all of them. */
  private void measureLoads(long lines) throws IOException, InterruptedException, SQLException {
    Path folder = workspace.folder().resolve(String.valueOf(lines));
    Path bronze = folder.resolve("bronze");
    BenchOptions options = BenchOptions.of(lines);
    FileUtils.deleteDirectory(folder.toFile());
    BenchCounts expected = GenerateBench.generate(bronze, options);
    List<Contender> contenders = contenders(folder, bronze);
    for (int i = 0; i < arguments.repeat(); i++) {
      for (Contender contender : contenders) {
        contender.reset();
        measured(fullLoad(lines), contender, contender.load());
      }
    }
    check(contenders, expected);

    for (int day = 0; day < arguments.repeat(); day++) {
      Path files = folder.resolve("day-" + day);
      expected =
          expected.plus(GenerateBench.addDay(files, options, options.nextDay().plusDays(day), DAY));
      for (Contender contender : contenders) {
        measured(dailyLoad(lines), contender, contender.loadDay(files.resolve("sales/storefront")));
      }
    }
    check(contenders, expected);

    for (int i = 0; i < arguments.repeat(); i++) {
      for (Contender contender : contenders) {
        if (contender instanceof LakeContender lake) {
          measured("nothing new, %,d lines".formatted(lines), lake, lake.run());
        }
      }
    }
    if (!arguments.keep()) {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private List<Contender> contenders(Path folder, Path bronze) {
    return arguments.engines().stream()
        .<Contender>map(
            name -> {
              Path out = folder.resolve(name.replace(':', '-'));
              return switch (name) {
                case DuckDbContender.NAME -> new DuckDbContender(workspace, bronze, out);
                case SparkContender.NAME -> new SparkContender(workspace, bronze, out);
                default -> LakeContender.of(workspace, name, bronze, out);
              };
            })
        .toList();
  }

  private static void check(List<Contender> contenders, BenchCounts expected) throws SQLException {
    List<LoadedTables> loaded = contenders.stream().map(Contender::tables).toList();
    try (CheckTables check = new CheckTables()) {
      for (LoadedTables tables : loaded) {
        check.checkSums(tables, expected);
        check.checkSame(loaded.get(0), tables);
      }
    }
  }

  private void addGrowth() {
    long smallest = arguments.lines().stream().mapToLong(Long::longValue).min().orElse(0);
    long largest = arguments.lines().stream().mapToLong(Long::longValue).max().orElse(0);
    if (largest > smallest) {
      report.addGrowth(
          "daily load, growth of the lake x%d".formatted(largest / smallest),
          dailyLoad(smallest),
          dailyLoad(largest));
    }
  }

  private static String fullLoad(long lines) {
    return "full load, %,d lines".formatted(lines);
  }

  private static String dailyLoad(long lines) {
    return "%,d more lines on %,d".formatted(DAY, lines);
  }

  /** Measures the lake on the sample sales that it generates itself, and commands on that lake. */
  private void measureSample() throws IOException, InterruptedException {
    Path folder = workspace.folder().resolve("sample");
    for (int i = 0; i < arguments.repeat(); i++) {
      for (LakeContender lake : lakes(folder)) {
        lake.reset();
        measured("run, sample generated first", lake, lake.run());
        measured("nothing new, sample", lake, lake.run());
      }
    }
    for (LakeContender lake : lakes(folder).subList(0, Math.min(1, lakes(folder).size()))) {
      String path = lake.lake().toString();
      for (int i = 0; i < arguments.repeat(); i++) {
        measured("query", lake, workspace.lake(List.of("query", QUERY, "--lake", path)));
        measured("status", lake, workspace.lake(List.of("status", "--lake", path)));
        measured("contracts check", lake, workspace.lake(List.of("contracts", "check")));
      }
    }
  }

  private List<LakeContender> lakes(Path folder) {
    List<LakeContender> lakes = new ArrayList<>();
    for (Contender contender : contenders(folder, folder)) {
      if (contender instanceof LakeContender lake) {
        lakes.add(lake);
      }
    }
    return lakes;
  }

  private void measured(String what, Contender contender, MeasuredCommand run) {
    System.err.printf(
        Locale.ROOT,
        "%-34s %-14s %9.2f s %9.2f CPU s%n",
        what,
        contender.name(),
        run.seconds(),
        run.cpuSeconds());
    report.add(what, contender.name(), run);
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
