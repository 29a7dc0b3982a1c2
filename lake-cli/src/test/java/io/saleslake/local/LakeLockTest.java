package io.saleslake.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.command.LakeCli;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class LakeLockTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T10:15:02.5Z"), ZoneOffset.UTC);

  @TempDir Path lake;

  /** Runs in another process: holds the lock until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (LakeLock lock = LakeLock.acquire(Path.of(args[0]), "run", CLOCK)) {
        System.out.println(lock == null ? "free" : "held");
        System.in.read();
      }
    }
  }

  /** Runs in another process: works while holding the lock until it is stopped, and then fails. */
  static final class Worker {
    public static void main(String[] args) {
      CommandLine lake =
          LakeCli.commandLine(
              new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8));
      lake.addSubcommand("work", new Work(Path.of(args[0])));
      System.exit(lake.execute("work"));
    }

    @Command
    private record Work(Path lake) implements Callable<Integer> {
      @Override
      public Integer call() {
        return LakeLock.hold(lake, "run", Worker::work);
      }
    }

    private static int work() {
      System.out.println("working");
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      try {
        stopped.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      throw new IllegalStateException("Job 8 cancelled because SparkContext was shut down");
    }
  }

  @Test
  void reportsInOneLineThatItWasStopped() throws Exception {
    Process worker = start(Worker.class).redirectErrorStream(true).start();
    try (BufferedReader output = worker.inputReader(UTF_8)) {
      assertThat(output.readLine()).isEqualTo("working");
      worker.toHandle().destroy();
      assertThat(output.lines())
          .containsExactly(
              "Stopped run: what it had published stays, the next ./lake run completes the rest.");
    }
    assertThat(worker.waitFor()).as("stopped by SIGTERM").isEqualTo(143);
  }

  private ProcessBuilder start(Class<?> main) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        main.getName(),
        lake.toString());
  }

  @Test
  void namesTheHolderAndIsReleasedWhenItIsKilled() throws Exception {
    Process holder = start(Holder.class).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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
  void rejectsASecondRunInTheSameProcess() {
    LakeLock.hold(
        lake,
        "run",
        () ->
            assertThatThrownBy(() -> LakeLock.hold(lake, "generate", () -> 0))
                .hasMessageStartingWith(
                    "Cannot generate: another run (pid %d, since ", ProcessHandle.current().pid()));
  }
}
