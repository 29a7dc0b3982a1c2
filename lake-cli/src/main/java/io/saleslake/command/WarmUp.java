package io.saleslake.command;

import io.saleslake.aws.HostEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the commands once on a small lake, so that the launcher can record the classes they load.
 * The class archive makes later starts faster.
 */
final class WarmUp {
  private WarmUp() {}

  /**
   * Arguments: the folder of a lake, which it creates; a file that gets the address of an AWS
   * stand-in.
   */
  public static void main(String[] arguments) throws IOException {
    promote(Path.of(arguments[0]));
    look(arguments[0]);
    Path address = Path.of(arguments[1]);
    if (Files.exists(address)) {
      askAws(Files.readString(address).strip());
    }
    System.exit(0);
  }

  private static void promote(Path folder) throws IOException {
    String lake = folder.toString();
    Path feed = folder.resolve("bronze/sales/storefront");
    Path later = folder.resolve("later");
    execute("contracts", "check");
    execute("generate", "--lines", "300", "--lake", lake);
    // Two runs, so that the second one merges.
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
    HostEnvironment here = HostEnvironment.here();
    Map<String, String> variables = Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", address);
    HostEnvironment host =
        new HostEnvironment(variables, here.home(), here.clock(), here.timeouts());
    execute(host, "config");
    execute(host, "crawl", "--help");
    execute(host, "crawl", "list");
    execute(host, "crawl", "history", "sales", "--output", "json");
    execute(host, "crawl", "sales", "--no-wait");
    execute(host, "drift");
    execute(host, "cost");
    execute(host, "infer", "--help");
    execute(host, "status", "--aws");
  }

  private static void execute(String... command) {
    execute(HostEnvironment.here(), command);
  }

  private static void execute(HostEnvironment host, String... command) {
    LakeCli.commandLine(nowhere(), nowhere(), host).execute(command);
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
