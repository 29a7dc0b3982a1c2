package io.saleslake.infer;

import io.saleslake.LakeException;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.InvalidContractsException;
import io.saleslake.contract.Problem;
import io.saleslake.contract.TableContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The valid table contracts in a folder. Feeds, marts and invalid files are ignored, so that an
 * unfinished contract does not prevent the draft of another one.
 *
 * @param copy a folder that contains only these contracts
 * @param tables by name
 * @param problems problems of the ignored table contracts
 */
record KnownTables(Path copy, Map<String, TableContract> tables, List<Problem> problems) {
  private static final String TABLE_FILE = "[a-z][a-z0-9_]*/[a-z][a-z0-9_]*[.]yaml";

  static KnownTables read(Path contracts, Scratch scratch) {
    Path copy = scratch.resolve("contracts");
    try {
      Files.createDirectories(copy);
      for (Path file : tableFiles(contracts)) {
        Path target = copy.resolve(contracts.relativize(file).toString());
        Files.createDirectories(directory(target));
        Files.copy(file, target);
      }
      return valid(copy);
    } catch (IOException e) {
      throw LakeException.external("Cannot read contracts: " + e.getMessage(), e);
    }
  }

  private static List<Path> tableFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(
              file ->
                  Files.isRegularFile(file)
                      && folder.relativize(file).toString().matches(TABLE_FILE)
                      && !isEmpty(file))
          .sorted()
          .toList();
    }
  }

  /** Removes invalid files until the remaining ones are valid. */
  private static KnownTables valid(Path copy) throws IOException {
    List<Problem> problems = new ArrayList<>();
    while (!tableFiles(copy).isEmpty()) {
      try {
        return new KnownTables(copy, ContractReader.read(copy).tables(), problems);
      } catch (InvalidContractsException e) {
        problems.addAll(e.problems());
        for (String file : e.problems().stream().map(Problem::file).distinct().toList()) {
          Files.deleteIfExists(directory(copy).resolve(file));
        }
      }
    }
    return new KnownTables(copy, new TreeMap<>(), problems);
  }

  /** A shell creates an output file before it runs the command. */
  private static boolean isEmpty(Path file) {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      throw LakeException.external("Cannot read contracts: " + e.getMessage(), e);
    }
  }

  private static Path directory(Path file) {
    return Optional.ofNullable(file.getParent()).orElseThrow();
  }

  /**
   * Returns a table by name.
   *
   * @throws InvalidContractsException if its contract has problems
   */
  Optional<TableContract> table(String name) {
    List<Problem> own =
        problems.stream().filter(problem -> problem.file().endsWith("/" + name + ".yaml")).toList();
    if (!own.isEmpty()) {
      throw new InvalidContractsException(own);
    }
    return Optional.ofNullable(tables.get(name));
  }

  /** The domains with tables. */
  List<String> domains() {
    return tables.values().stream()
        .map(table -> table.header().domain())
        .sorted()
        .distinct()
        .toList();
  }
}
