package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.HostEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class WriteDocsTest {
  @Test
  void pageMatchesTheCommands() throws IOException {
    assertThat(Path.of("docs/cli.md")).as("run scripts/cli-docs").hasContent(WriteDocs.text());
  }

  @Test
  void everyCommandAndOptionIsDescribed() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Stream<CommandLine> commands =
        all(LakeCli.commandLine(nowhere, nowhere, HostEnvironment.here()));

    assertThat(commands)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            command -> {
              assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
              assertThat(command.getCommandSpec().options())
                  .extracting(OptionSpec::description)
                  .noneMatch(description -> description.length == 0);
            });
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(WriteDocsTest::all));
  }
}
