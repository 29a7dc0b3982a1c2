package io.saleslake.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeLockTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T10:15:02.5Z"), ZoneOffset.UTC);

  @TempDir Path lake;

  /** Another process: takes the lock and keeps it until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (LakeLock lock = LakeLock.acquire(Path.of(args[0]), "run", CLOCK)) {
        System.out.println(lock == null ? "free" : "held");
        System.in.read();
      }
    }
  }

  @Test
  void namesTheProcessThatHoldsItAndIsFreeOnceThatIsKilled() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                lake.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = holder.inputReader(UTF_8)) {
      assertThat(output.readLine()).isEqualTo("held");
      assertThatThrownBy(() -> LakeLock.hold(lake, "run", () -> 0))
          .isInstanceOf(LakeException.class)
          .hasMessage(
              "Cannot run: another run (pid %d, since 10:15:02 UTC) holds %s; wait for it or stop it",
              holder.pid(), lake.resolve("lock"));
    } finally {
      holder.destroyForcibly().waitFor();
    }

    assertThat(LakeLock.<Integer>hold(lake, "run", () -> 7)).isEqualTo(7);
  }

  @Test
  void keepsOutASecondRunOfTheSameProcess() {
    LakeLock.hold(
        lake,
        "run",
        () ->
            assertThatThrownBy(() -> LakeLock.hold(lake, "generate", () -> 0))
                .hasMessageStartingWith(
                    "Cannot generate: another run (pid %d, since ", ProcessHandle.current().pid()));
  }
}
