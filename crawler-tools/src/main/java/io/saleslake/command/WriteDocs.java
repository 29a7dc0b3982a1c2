package io.saleslake.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.aws.Machine;
import io.saleslake.local.LakeCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Writes the page of all commands from their help: {@code scripts/cli-docs}. */
final class WriteDocs {
  private static final String BEGIN =
      """
      # Commands

      Written by `scripts/cli-docs` from the help of the commands; change that instead. Exit codes: 0 done, 1 failed,
      2 wrong usage, 3 where a command says so. Errors are one line on standard error; data alone goes to standard output.

      """;
  private static final String AWS =
      """
      ## On AWS

      Where a value comes from, the first that says it: an option, the environment, what Terraform says, a default;
      `./lake config` shows it. Credentials come as in the AWS CLI: `--profile`, `AWS_*`, `~/.aws`, single sign-on.

      """;

  private WriteDocs() {}

  /** Runs with one argument, the file. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text(), UTF_8);
  }

  static String text() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    StringBuilder page = new StringBuilder(BEGIN).append("## On this machine\n\n");
    append(page, LakeCli.commandLine(nowhere, nowhere));
    page.append(AWS);
    append(page, AwsCli.commandLine(nowhere, nowhere, Machine.here()));
    return page.toString().stripTrailing() + "\n";
  }

  private static void append(StringBuilder page, CommandLine command) {
    page.append(
        """
        ### %s

        ```
        %s
        ```

        """
            .formatted(
                command.getCommandSpec().qualifiedName(),
                command.getUsageMessage(Ansi.OFF).stripTrailing()));
    command.getSubcommands().values().forEach(each -> append(page, each));
  }
}
