package io.saleslake.contract;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a contracts folder, classified by path: {@code <domain>/<table>.yaml}, {@code
 * <domain>/feeds/<feed>.yaml}, {@code <domain>/marts/<mart>.yaml} with {@code <mart>.sql}. Any
 * other file is a problem, so that a contract is never ignored because of its file name.
 */
final class ContractFolder {
  /**
   * A contract file.
   *
   * @param name of the table, feed or mart
   */
  record ContractFile(Path path, String domain, String name, Problems problems) {}

  private final Path root;
  private final Problems.Collector collector;
  private final List<ContractFile> tables = new ArrayList<>();
  private final List<ContractFile> feeds = new ArrayList<>();
  private final List<ContractFile> marts = new ArrayList<>();

  private ContractFolder(Path root, Problems.Collector collector) {
    this.root = root.toAbsolutePath().normalize();
    this.collector = collector;
  }

  static ContractFolder list(Path root, Problems.Collector collector) {
    ContractFolder folder = new ContractFolder(root, collector);
    folder.listDomains();
    return folder;
  }

  List<ContractFile> tables() {
    return tables;
  }

  List<ContractFile> feeds() {
    return feeds;
  }

  List<ContractFile> marts() {
    return marts;
  }

  private void listDomains() {
    if (!Files.isDirectory(root)) {
      throw LakeException.user("Cannot read contracts: no folder " + root);
    }
    for (Path domain : entries(root)) {
      if (!Files.isDirectory(domain)) {
        problems(domain).add("must be in the folder of a domain");
        continue;
      }
      ColumnParser.checkName(name(domain), problems(domain));
      for (Path entry : entries(domain)) {
        switch (Files.isDirectory(entry) ? name(entry) : "") {
          case "" -> addContract(entry, name(domain), tables);
          case "feeds" -> entries(entry).forEach(file -> addContract(file, name(domain), feeds));
          case "marts" -> entries(entry).forEach(file -> addMart(file, name(domain)));
          default -> problems(entry).add("unknown folder (allowed: feeds, marts)");
        }
      }
    }
    if (tables.isEmpty()) {
      problems(root).add("holds no contract of a silver table");
    }
  }

  private void addContract(Path path, String domain, List<ContractFile> contracts) {
    String file = name(path);
    if (Files.isDirectory(path) || !file.endsWith(".yaml")) {
      problems(path).add("not a contract: that is a file whose name ends in .yaml");
      return;
    }
    String name = file.substring(0, file.length() - ".yaml".length());
    ColumnParser.checkName(name, problems(path));
    contracts.add(new ContractFile(path, domain, name, problems(path)));
  }

  private void addMart(Path path, String domain) {
    if (!name(path).endsWith(".sql")) {
      addContract(path, domain, marts);
    } else if (!Files.exists(Path.of(path.toString().replaceFirst("\\.sql$", ".yaml")))) {
      problems(path).add("has no contract with the same name");
    }
  }

  /** The sorted entries of a folder, without hidden files and Markdown files. */
  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> !name(path).startsWith(".") && !name(path).endsWith(".md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw LakeException.external("Cannot read contracts: cannot list " + folder, e);
    }
  }

  private Problems problems(Path path) {
    Path above = Optional.ofNullable(root.getParent()).orElse(root);
    return collector.in(above.relativize(path).toString());
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
  }
}
