package io.saleslake.command;

import io.saleslake.aws.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the commands once on a small lake, for the launcher to record which classes they load: an
 * archive of them makes every later start faster. There is an archive per class path.
 */
final class WarmUp {
  private WarmUp() {}

  /**
   * Runs with the class path that is recorded, {@code spark} or {@code plain}, the folder for the
   * lake, which {@code spark} makes, and for {@code plain} the address of a stand-in for AWS.
   */
  public static void main(String[] arguments) throws IOException {
    String lake = Path.of(arguments[1]).toString();
    if (arguments[0].equals("spark")) {
      promote(lake);
    } else {
      look(lake);
      if (!arguments[2].isEmpty()) {
        askAws(arguments[2]);
      }
    }
    System.exit(0);
  }

  private static void promote(String lake) throws IOException {
    Path feed = Path.of(lake, "bronze", "sales", "storefront");
    Path later = Path.of(lake, "later");
    execute("contracts", "check");
    execute("generate", "--lines", "300", "--lake", lake);
    // In two runs, so that the second has something to merge.
    Files.createDirectories(later);
    List<Path> days = list(feed);
    move(days.subList(days.size() / 2, days.size()), later);
    execute("run", "--lake", lake);
    move(list(later), feed);
    execute("run", "--lake", lake);
  }

  private static void look(String lake) {
    execute("--help");
    execute("generate", "--lines", "300", "--lake", lake + "/other");
    execute("status", "--lake", lake);
    execute("query", "SELECT * FROM gold.daily_sales", "--lake", lake);
    execute("query", "SELECT * FROM ops.files", "--lake", lake, "--output", "json");
    execute("tables", "--lake", lake);
    execute("quarantine", "list", "--lake", lake);
  }

  private static void askAws(String address) {
    System.setProperty("aws.accessKeyId", "none");
    System.setProperty("aws.secretAccessKey", "none");
    Machine here = Machine.here();
    Map<String, String> variables = Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", address);
    Machine machine = new Machine(variables, here.home(), here.clock(), here.patience());
    execute(machine, "config");
    execute(machine, "crawl", "--help");
    execute(machine, "crawl", "list");
    execute(machine, "crawl", "history", "sales", "--output", "json");
    execute(machine, "crawl", "sales", "--no-wait");
    execute(machine, "drift");
    execute(machine, "cost");
    execute(machine, "infer", "--help");
    execute(machine, "status", "--aws");
  }

  private static void execute(String... command) {
    execute(Machine.here(), command);
  }

  private static void execute(Machine machine, String... command) {
    LakeCli.commandLine(nowhere(), nowhere(), machine).execute(command);
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
