package io.saleslake.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.HostEnvironment;
import io.saleslake.aws.Timeouts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  private static final String VERSIONS =
      """
      SalesLake [0-9.]+(-SNAPSHOT)?%s
      Spark [0-9.]+
      DuckDB [0-9.]+
      Iceberg [0-9.]+
      Java 17.*
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "-V",
        "run --version",
        "query --version",
        "quarantine replay --version",
        "contracts check --version",
        "crawl history --version",
        "completion --version"
      })
  void isShownByEveryCommand(String arguments) throws Exception {
    RunCli run = RunCli.on(host(Path.of("").toAbsolutePath()), arguments.split(" "));

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().replace("\r", ""))
        .matches(VERSIONS.formatted("( \\(revision %s\\))?".formatted(revision())));
  }

  @Test
  void hasNoRevisionOutsideACheckout(@TempDir Path folder) {
    assertThat(RunCli.on(host(folder), "--version").out().replace("\r", ""))
        .matches(VERSIONS.formatted(""));
  }

  private static HostEnvironment host(Path home) {
    return new HostEnvironment(Map.of(), home, Clock.systemUTC(), Timeouts.DEFAULT);
  }

  private static String revision() throws Exception {
    Process git = new ProcessBuilder("git", "rev-parse", "HEAD").start();
    String revision = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
    return git.waitFor() == 0 ? revision.substring(0, 12) : "none";
  }
}
