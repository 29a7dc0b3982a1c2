package io.saleslake.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    Path feed = Path.of(lake, "bronze", "sales", "storefront");
    Path later = Path.of(lake, "later");
    execute(
        commands,
        List.of(
            List.of("--help"),
            List.of("contracts", "check"),
            List.of("generate", "--lines", "300", "--lake", lake)));
    // In two runs, so that the second has something to merge.
    Files.createDirectories(later);
    List<Path> days = list(feed);
    move(days.subList(days.size() / 2, days.size()), later);
    execute(commands, List.of(List.of("run", "--lake", lake)));
    move(list(later), feed);
    execute(
        commands,
        List.of(
            List.of("run", "--lake", lake),
            List.of("status", "--lake", lake),
            List.of("query", "SELECT * FROM gold.daily_sales", "--lake", lake),
            List.of("query", "SELECT * FROM ops.files", "--lake", lake, "--output", "json"),
            List.of("tables", "--lake", lake),
            List.of("quarantine", "list", "--lake", lake)));
    System.exit(0);
  }

  private static void execute(CommandLine commands, List<List<String>> all) {
    for (List<String> command : all) {
      commands.execute(command.toArray(String[]::new));
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void move(List<Path> files, Path folder) throws IOException {
    for (Path file : files) {
      Files.move(file, folder.resolve(file.getFileName()));
    }
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(Writer.nullWriter());
  }
}
