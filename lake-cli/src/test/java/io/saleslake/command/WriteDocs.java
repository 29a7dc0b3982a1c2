package io.saleslake.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.aws.HostEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Writes the command reference from the commands' help: {@code scripts/cli-docs}. */
final class WriteDocs {
  private static final String BEGIN =
      """
      # Commands

      Written by `scripts/cli-docs` from the help of the commands; change that instead. Exit codes: 0 done, 1 failed,
      2 wrong usage, 3 where a command's help names it. Errors are one line on standard error; only data goes to standard
      output.

      On AWS, the first of these sources that has a value takes precedence: an option, the environment, Terraform's
      outputs, a default; `./lake config` shows it. Credentials are found as by the AWS CLI: `--profile`, `AWS_*`,
      `~/.aws`, single sign-on.

      """;

  private WriteDocs() {}

  /** Argument: the output file. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text(), UTF_8);
  }

  static String text() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    StringBuilder page = new StringBuilder(BEGIN);
    append(page, LakeCli.commandLine(nowhere, nowhere, HostEnvironment.here()));
    return page.toString().stripTrailing() + "\n";
  }

  private static void append(StringBuilder page, CommandLine command) {
    page.append(
        """
        ## %s

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
