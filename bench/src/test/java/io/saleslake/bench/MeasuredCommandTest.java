package io.saleslake.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.saleslake.LakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredCommandTest {
  /** Two processes in parallel: each needs some CPU time, and 100 MB for a second. */
  private static final String TWO_PROCESSES =
      """
      one() { head -c 100000000 /dev/zero | { x=$(tr '\\0' x); sleep 1; echo ${#x}; }; }
      one & one; wait""";

  @TempDir Path folder;

  @Test
  void countsAllProcesses() throws Exception {
    assumeThat(Path.of("/proc/self/stat")).exists();
    MeasuredCommand measured =
        MeasuredCommand.run(new ProcessBuilder("bash", "-c", TWO_PROCESSES), folder.resolve("log"));

    assertThat(Files.readAllLines(folder.resolve("log"))).containsExactly("100000000", "100000000");
    assertThat(measured.seconds()).isBetween(1.0, 60.0);
    assertThat(measured.cpuSeconds()).isBetween(0.05, 60.0);
    assertThat(measured.peakMegabytes()).isBetween(190.0, 2_000.0);
  }

  @Test
  void failsWithTheEndOfTheOutput() {
    assertThatThrownBy(
            () ->
                MeasuredCommand.run(
                    new ProcessBuilder("bash", "-c", "echo first; echo no such file >&2; exit 3"),
                    folder.resolve("log")))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "Cannot measure bash -c echo first; echo no such file >&2; exit 3: it ended with 3\n"
                + "first\nno such file");
  }
}
