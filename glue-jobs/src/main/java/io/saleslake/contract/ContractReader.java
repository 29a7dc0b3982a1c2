package io.saleslake.contract;

import static java.util.stream.Collectors.toCollection;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the contracts folder: {@code <domain>/<table>.yaml}, {@code <domain>/feeds/<feed>.yaml} and
 * {@code <domain>/marts/<mart>.yaml} with {@code <mart>.sql}.
 */
public final class ContractReader {
  private final Path root;
  private final List<Problem> found = new ArrayList<>();
  private final Map<String, TableContract> tables = new TreeMap<>();
  private final Map<String, FeedContract> feeds = new TreeMap<>();
  private final Map<String, MartContract> marts = new TreeMap<>();

  private ContractReader(Path root) {
    this.root = root;
  }

  /**
   * All contracts below {@code root}.
   *
   * @throws InvalidContractsException with every problem of every file
   */
  public static Contracts read(Path root) {
    ContractReader reader = new ContractReader(root);
    reader.readTables();
    reader.readFeeds();
    reader.readMarts();
    Contracts contracts = Contracts.of(reader.tables, reader.feeds, reader.marts);
    reader.checkReferences();
    reader.checkSources();
    if (!reader.found.isEmpty()) {
      throw new InvalidContractsException(reader.found);
    }
    return contracts;
  }

  private void readTables() {
    for (Path path : files("")) {
      Problems problems = problems(path);
      OdcsReader.read(path, problems)
          .map(odcs -> TableParser.parse(odcs, file(path), domain(path, 1), name(path), problems))
          .ifPresent(table -> put(tables, table.name(), table, problems));
    }
  }

  private void readFeeds() {
    for (Path path : files("feeds")) {
      Problems problems = problems(path);
      OdcsReader.read(path, problems)
          .flatMap(
              odcs ->
                  FeedParser.parse(odcs, file(path), domain(path, 2), name(path), tables, problems))
          .ifPresent(feed -> put(feeds, feed.name(), feed, problems));
    }
  }

  private void readMarts() {
    for (Path path : files("marts")) {
      Problems problems = problems(path);
      OdcsReader.read(path, problems)
          .map(
              odcs ->
                  MartParser.parse(odcs, path, file(path), domain(path, 2), name(path), problems))
          .ifPresent(mart -> put(marts, mart.name(), mart, problems));
    }
  }

  private static <T> void put(Map<String, T> map, String name, T value, Problems problems) {
    if (map.putIfAbsent(name, value) != null) {
      problems.add("the name '%s' is taken by another domain".formatted(name));
    }
  }

  private void checkReferences() {
    tables
        .values()
        .forEach(table -> checkReferences(table.owner().file(), table.references(), "schema[0]"));
    feeds
        .values()
        .forEach(feed -> checkReferences(feed.owner().file(), feed.references(), "schema[1]"));
  }

  private void checkReferences(String file, List<Reference> references, String key) {
    for (Reference reference : references) {
      TableContract table = tables.get(reference.table());
      Problems at = Problems.of(found, file).at(key).at(reference.column() + ".relationships");
      if (table == null) {
        at.add("silver table '%s' does not exist".formatted(reference.table()));
      } else if (!table.key().equals(List.of(reference.key()))) {
        at.add("'%s' is not the key of %s".formatted(reference.key(), reference.table()));
      }
    }
  }

  private void checkSources() {
    for (MartContract mart : marts.values()) {
      Problems problems = Problems.of(found, mart.owner().file());
      for (String source : mart.sources()) {
        checkSource(source, problems.at(mart.name() + ".sql"));
      }
      mart.recompute()
          .filter(recompute -> !mart.sources().contains(recompute.source()))
          .ifPresent(
              recompute ->
                  problems
                      .at("recompute.source")
                      .add("the query does not read '%s'".formatted(recompute.source())));
    }
  }

  private void checkSource(String source, Problems problems) {
    Set<String> known = new LinkedHashSet<>();
    tables.keySet().forEach(table -> known.add("silver." + table));
    marts.keySet().forEach(mart -> known.add("gold." + mart));
    if (!known.contains(source)) {
      problems.add("table '%s' does not exist".formatted(source));
    }
  }

  /** Contract files of all domains, in {@code folder} of the domain, or in the domain itself. */
  private List<Path> files(String folder) {
    try (Stream<Path> domains = Files.list(root)) {
      List<Path> files = new ArrayList<>();
      for (Path domain : domains.filter(Files::isDirectory).sorted().toList()) {
        Path in = folder.isEmpty() ? domain : domain.resolve(folder);
        if (Files.isDirectory(in)) {
          try (Stream<Path> yaml = Files.list(in)) {
            files.addAll(
                yaml.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .collect(toCollection(ArrayList::new)));
          }
        }
      }
      return files;
    } catch (IOException e) {
      throw LakeException.user("Cannot read contracts: no folder " + root.toAbsolutePath());
    }
  }

  private Problems problems(Path path) {
    return Problems.of(found, file(path));
  }

  private String file(Path path) {
    Path folder = Optional.ofNullable(root.getFileName()).orElse(root);
    return folder.resolve(root.relativize(path)).toString();
  }

  private static String domain(Path path, int up) {
    Path at = path;
    for (int i = 0; i < up; i++) {
      at = Optional.ofNullable(at.getParent()).orElse(at);
    }
    return Optional.ofNullable(at.getFileName()).map(Path::toString).orElse("");
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName())
        .map(Path::toString)
        .orElse("")
        .replaceFirst("\\.yaml$", "");
  }
}
