package io.saleslake.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs the commands once on a small lake, for the launcher to record which classes they load: an
 * archive of them makes every later start faster.
 */
final class WarmUp {
  private WarmUp() {}

  /** Runs with one argument, the folder for the lake, which is not there yet. */
  public static void main(String[] args) throws IOException {
    String lake = Path.of(args[0]).toString();
    CommandLine commands = LakeCli.commandLine(nowhere(), nowhere());
    List<List<String>> all =
        List.of(
            List.of("--help"),
            List.of("contracts", "check"),
            List.of("generate", "--lines", "300", "--lake", lake),
            List.of("run", "--lake", lake),
            List.of("status", "--lake", lake),
            List.of("query", "SELECT * FROM gold.daily_sales", "--lake", lake),
            List.of("query", "SELECT * FROM ops.files", "--lake", lake, "--output", "json"),
            List.of("quarantine", "list", "--lake", lake));
    for (List<String> command : all) {
      commands.execute(command.toArray(String[]::new));
    }
    System.exit(0);
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(Writer.nullWriter());
  }
}
