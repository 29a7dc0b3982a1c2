package io.saleslake.bench;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The measurements of a command that ran in a separate process.
 *
 * @param seconds wall-clock time, including the start of the JVM
 * @param peakMegabytes peak resident set size (VmHWM on Linux), 0 if not available
 */
record MeasuredCommand(double seconds, long peakMegabytes) {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /** Runs {@code mainClass} with this JVM's own class path. */
  static MeasuredCommand java(Path log, String mainClass, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return of(log, command.toArray(String[]::new));
  }

  static MeasuredCommand of(Path log, String... command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    long peak = 0;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw LakeException.user(
          "Cannot measure %s: it ended with %d; see %s"
              .formatted(String.join(" ", command), process.exitValue(), log));
    }
    return new MeasuredCommand(seconds, peak / 1024);
  }

  private static long peak(long pid) {
    try {
      Matcher matcher =
          PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0; // the process has just ended, or /proc does not exist
    }
  }
}
