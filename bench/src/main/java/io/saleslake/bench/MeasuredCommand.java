package io.saleslake.bench;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The measurements of a command that ran in a process of its own.
 *
 * @param seconds from start to exit
 * @param cpuSeconds of all its processes, user and system; 0 without {@code /proc}
 * @param peakMegabytes largest resident memory of all its processes together; 0 without {@code
 *     /proc}
 */
record MeasuredCommand(double seconds, double cpuSeconds, double peakMegabytes) {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** Linux reports times of processes in hundredths of a second (sysconf(_SC_CLK_TCK)). */
  private static final double TICKS_PER_SECOND = 100;

  private static final int LINES_OF_LOG = 15;

  /**
   * Runs a command and waits for it.
   *
   * @param log file to append the output to
   * @throws LakeException with the end of the output if the command fails
   */
  static MeasuredCommand run(ProcessBuilder command, Path log)
      throws IOException, InterruptedException {
    double cpuBefore = cpuOfChildren();
    long start = System.nanoTime();
    Process process =
        command
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    long peak = 0;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKilobytes(process.toHandle()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw LakeException.external(
          "Cannot measure %s: it ended with %d\n%s"
              .formatted(String.join(" ", command.command()), process.exitValue(), end(log)),
          new IOException("exit code " + process.exitValue()));
    }
    return new MeasuredCommand(seconds, cpuOfChildren() - cpuBefore, peak / 1024.0);
  }

  /** Each value is the median of its own, so that they need not come from the same run. */
  static MeasuredCommand median(List<MeasuredCommand> runs) {
    return new MeasuredCommand(
        median(runs, MeasuredCommand::seconds),
        median(runs, MeasuredCommand::cpuSeconds),
        median(runs, MeasuredCommand::peakMegabytes));
  }

  private static double median(
      List<MeasuredCommand> runs, ToDoubleFunction<MeasuredCommand> value) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Seconds of all processes that this one has waited for, and of those that they waited for. */
  private static double cpuOfChildren() throws IOException {
    Path stat = Path.of("/proc/self/stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    // Field 2, the name, may contain spaces; cutime and cstime are fields 16 and 17.
    String line = Files.readString(stat);
    String[] afterName = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(afterName[13]) + Long.parseLong(afterName[14])) / TICKS_PER_SECOND;
  }

  private static long peakKilobytes(ProcessHandle process) {
    long resident =
        Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(one -> kilobytes(one, RESIDENT))
            .sum();
    // The kernel's own peak of the process misses nothing between two looks.
    return Math.max(resident, kilobytes(process, PEAK));
  }

  private static long kilobytes(ProcessHandle process, Pattern field) {
    try {
      Matcher matcher =
          field.matcher(
              Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0; // the process has just ended, or /proc does not exist
    }
  }

  private static String end(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
  }
}
