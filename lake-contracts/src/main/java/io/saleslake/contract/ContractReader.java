package io.saleslake.contract;

import static java.util.Comparator.comparing;

import io.saleslake.contract.ContractFolder.ContractFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads all contracts in a folder. */
public final class ContractReader {
  private final Problems.Collector collector = new Problems.Collector();
  private final Set<String> unreadable = new HashSet<>();
  private final Map<String, TableContract> tables = new TreeMap<>();
  private final Map<String, FeedContract> feeds = new TreeMap<>();
  private final Map<String, MartContract> marts = new TreeMap<>();
  private final Map<String, String> taken = new TreeMap<>();

  private ContractReader() {}

  /**
   * Reads all contracts below {@code root} without checking their SQL.
   *
   * @throws InvalidContractsException with all problems in all files
   */
  public static Contracts read(Path root) {
    return read(root, sql -> List.of());
  }

  /**
   * Reads all contracts below {@code root} and checks their SQL.
   *
   * @param check finds problems in SQL
   * @throws InvalidContractsException with all problems in all files
   */
  public static Contracts read(Path root, Function<SqlText, List<Problem>> check) {
    return new ContractReader().readAll(root, check);
  }

  private Contracts readAll(Path root, Function<SqlText, List<Problem>> check) {
    ContractFolder folder = ContractFolder.list(root, collector);
    folder.tables().forEach(file -> read(file, "silver.", TableParser::parse, tables));
    ResolvedContracts resolved =
        new ResolvedContracts(Contracts.of(tables, Map.of(), Map.of(), List.of()), unreadable);
    folder
        .feeds()
        .forEach(
            file ->
                read(file, "feed ", (odcs, from) -> FeedParser.parse(odcs, from, resolved), feeds));
    folder.marts().forEach(file -> read(file, "gold.", MartParser::parse, marts));

    Contracts contracts = Contracts.of(tables, feeds, marts, collector.sql());
    List<Problem> found =
        new ArrayList<>(collector.finish(new ResolvedContracts(contracts, unreadable)));
    contracts.sql().forEach(sql -> found.addAll(check.apply(sql)));
    if (!found.isEmpty()) {
      throw new InvalidContractsException(
          found.stream().sorted(comparing(Problem::file)).distinct().toList());
    }
    return contracts;
  }

  private <T> void read(
      ContractFile file,
      String space,
      BiFunction<Odcs, ContractFile, Optional<T>> parser,
      Map<String, T> contracts) {
    String name = space + file.name();
    String other = taken.putIfAbsent(name, file.domain());
    if (other != null) {
      file.problems().add("the name '%s' is taken in domain %s".formatted(file.name(), other));
    }
    OdcsReader.read(file.path(), file.problems())
        .flatMap(odcs -> parser.apply(odcs, file))
        .ifPresentOrElse(
            contract -> contracts.putIfAbsent(file.name(), contract), () -> unreadable.add(name));
  }
}
