package io.saleslake.bench;

import io.saleslake.LakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param lines sizes of full loads; none measures no loads
 * @param engines contenders in the order in which they run
 * @param repeat runs of each measurement; the day's corrections are of other lines for twenty days
 * @param sample whether to measure the sample lake and its commands
 * @param keep whether to keep files, lakes and log
 */
record BenchArguments(
    List<Long> lines, List<String> engines, int repeat, boolean sample, boolean keep) {
  private static final int MOST_REPEATS = 20;
  private static final Pattern ENGINE = Pattern.compile("duckdb|spark|lake(:[a-z]+)?");

  static final String USAGE =
      """
      Options: --lines 1000000,5000000   sizes of the full loads, 0 for none
               --engines duckdb,spark,lake   what to compare; lake:NAME is ./lake run --engine NAME
               --repeat 3                runs of each measurement, of which the median is printed
               --no-sample               do not measure the sample lake and its commands
               --keep                    keep the files, lakes and the log""";

  BenchArguments {
    lines = List.copyOf(lines);
    engines = List.copyOf(engines);
    for (String engine : engines) {
      if (!ENGINE.matcher(engine).matches()) {
        throw invalid("--engines", engine, "duckdb, spark, lake or lake:NAME");
      }
    }
    if (engines.isEmpty() || engines.stream().distinct().count() < engines.size()) {
      throw invalid("--engines", String.join(",", engines), "each one once");
    }
    if (lines.stream().anyMatch(count -> count < 1)) {
      throw invalid("--lines", lines.toString(), "1 or more each");
    }
    if (repeat < 1 || repeat > MOST_REPEATS) {
      throw invalid("--repeat", String.valueOf(repeat), "1 to " + MOST_REPEATS);
    }
  }

  static BenchArguments parse(List<String> arguments) {
    List<Long> lines = List.of(1_000_000L, 5_000_000L);
    List<String> engines = List.of("duckdb", "spark", "lake");
    int repeat = 3;
    boolean sample = true;
    boolean keep = false;
    List<String> rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.remove(0);
      switch (option) {
        case "--lines" -> lines = numbers(option, value(option, rest));
        case "--engines" -> engines = List.of(value(option, rest).split(",", -1));
        case "--repeat" -> repeat = Math.toIntExact(number(option, value(option, rest)));
        case "--no-sample" -> sample = false;
        case "--keep" -> keep = true;
        default -> throw LakeException.user("Invalid option: %s%n%s".formatted(option, USAGE));
      }
    }
    return new BenchArguments(lines, engines, repeat, sample, keep);
  }

  private static String value(String option, List<String> rest) {
    if (rest.isEmpty()) {
      throw LakeException.user("Invalid option: %s (it needs a value)".formatted(option));
    }
    return rest.remove(0);
  }

  private static List<Long> numbers(String option, String values) {
    return values.equals("0")
        ? List.of()
        : Stream.of(values.split(",", -1)).map(value -> number(option, value)).toList();
  }

  private static long number(String option, String value) {
    try {
      return Long.parseLong(value.replace("_", ""));
    } catch (NumberFormatException e) {
      throw invalid(option, value, "a number");
    }
  }

  private static LakeException invalid(String option, String value, String rule) {
    return LakeException.user("Invalid %s: %s (%s)".formatted(option, value, rule));
  }
}
