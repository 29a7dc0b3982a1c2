package io.saleslake.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All measurements of a bench and their table. */
final class Report {
  private static final String HEADING = "%-34s %-14s %9s %9s %9s %9s %9s%n";
  private static final String ROW = "%-34s %-14s %9.2f %9.2f %9.0f %9s %9s%n";

  private final Map<String, Map<String, List<MeasuredCommand>>> runs = new LinkedHashMap<>();
  private final Map<String, String> growths = new LinkedHashMap<>();

  /**
   * Adds a run.
   *
   * @param what what was measured, such as {@code full load, 1,000,000 lines}
   * @param contender what did it
   */
  void add(String what, String contender, MeasuredCommand run) {
    runs.computeIfAbsent(what, key -> new LinkedHashMap<>())
        .computeIfAbsent(contender, key -> new ArrayList<>())
        .add(run);
  }

  /** Adds rows that divide the seconds of one measurement by those of another. */
  void addGrowth(String what, String from, String to) {
    runs.getOrDefault(to, Map.of())
        .forEach(
            (contender, larger) ->
                median(from, contender)
                    .ifPresent(
                        smaller ->
                            growths.put(
                                "%-34s %-14s".formatted(what, contender),
                                growth(smaller, MeasuredCommand.median(larger)))));
  }

  private static String growth(MeasuredCommand from, MeasuredCommand to) {
    return format(
        " %8.2fx %8.2fx %8.2fx",
        to.seconds() / from.seconds(),
        to.cpuSeconds() / from.cpuSeconds(),
        to.peakMegabytes() / from.peakMegabytes());
  }

  /** The medians, with their ratios to the expert's script and to the tutorial's job. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            format(
                HEADING,
                "what",
                "with",
                "seconds",
                "CPU s",
                "peak MB",
                "x " + DuckDbContender.NAME,
                "x " + SparkContender.NAME));
    runs.forEach(
        (what, contenders) ->
            contenders.forEach(
                (contender, measured) -> {
                  MeasuredCommand median = MeasuredCommand.median(measured);
                  table.append(
                      format(
                          ROW,
                          what,
                          contender,
                          median.seconds(),
                          median.cpuSeconds(),
                          median.peakMegabytes(),
                          ratio(median, what, DuckDbContender.NAME),
                          ratio(median, what, SparkContender.NAME)));
                }));
    growths.forEach((what, growth) -> table.append(what).append(growth).append('\n'));
    // Rows without a ratio end in spaces.
    return table.toString().replaceAll(" +\n", "\n");
  }

  private String ratio(MeasuredCommand measured, String what, String to) {
    ToDoubleFunction<MeasuredCommand> seconds = MeasuredCommand::seconds;
    return median(what, to)
        .map(other -> format("%.2f", measured.seconds() / seconds.applyAsDouble(other)))
        .orElse("");
  }

  private Optional<MeasuredCommand> median(String what, String contender) {
    return Optional.ofNullable(runs.getOrDefault(what, Map.of()).get(contender))
        .map(MeasuredCommand::median);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
