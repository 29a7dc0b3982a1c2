package io.saleslake.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.HostEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Evaluates the printed script in bash, without {@code compopt}, which works only while the user
 * types.
 */
class CompletionCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "./lake quar, quarantine",
    "lake quarantine re, replay",
    "lake contracts c, check",
    "./lake query --vers, --version",
    "lake query --output j, json"
  })
  void completesCommandsOptionsAndValues(String line, String expected) throws Exception {
    assertThat(
            bash(
                "COMP_WORDS=(%s); COMP_CWORD=%d; _complete_lake; echo ${COMPREPLY[@]}"
                    .formatted(line, line.split(" ").length - 1)))
        .isEqualTo(expected);
  }

  @Test
  void isRegisteredForLakeWithAndWithoutAPath() throws Exception {
    // For ./lake, bash uses the completion of the name after the last slash.
    assertThat(bash("complete -p lake")).startsWith("complete -o default -F _complete_lake lake");
  }

  private String bash(String command) throws Exception {
    RunCli run = RunCli.on(HostEnvironment.here(), "completion");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    Path script = Files.writeString(folder.resolve("completion"), run.out());
    Process bash =
        new ProcessBuilder(
                "bash", "-c", "compopt() { :; }; source '%s'; %s".formatted(script, command))
            .redirectErrorStream(true)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(bash.waitFor()).as(output).isZero();
    return output;
  }
}
