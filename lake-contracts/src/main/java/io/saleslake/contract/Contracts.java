package io.saleslake.contract;

import static java.util.stream.Collectors.toCollection;

import io.saleslake.LakeException;
import io.saleslake.names.Layer;
import io.saleslake.names.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All contracts of a lake, checked against each other.
 *
 * @param tables silver tables by name
 * @param feeds feeds by name
 * @param marts gold marts by name
 * @param sql all SQL in them
 */
public record Contracts(
    NavigableMap<String, TableContract> tables,
    NavigableMap<String, FeedContract> feeds,
    NavigableMap<String, MartContract> marts,
    List<SqlText> sql) {

  /** Returns a feed; for an unknown name, an error that lists all feeds. */
  public FeedContract feed(String name) {
    FeedContract feed = feeds.get(name);
    if (feed == null) {
      throw LakeException.user(
          "Unknown feed '%s' (feeds: %s)".formatted(name, String.join(", ", feeds.keySet())));
    }
    return feed;
  }

  /** The feeds, ordered so that referenced tables are loaded first. */
  public List<FeedContract> feedsInOrder() {
    Set<String> order = new LinkedHashSet<>();
    tables.keySet().forEach(table -> visitTable(table, order));
    List<FeedContract> ordered = new ArrayList<>();
    for (String table : order) {
      feeds.values().stream()
          .filter(feed -> feed.table().name().equals(table))
          .forEach(ordered::add);
    }
    return ordered;
  }

  /**
   * The given feeds, ordered so that referenced tables are loaded first.
   *
   * @param only names of the feeds to return; empty means all
   */
  public List<FeedContract> feedsInOrder(List<String> only) {
    List<FeedContract> wanted = only.stream().map(this::feed).toList();
    return feedsInOrder().stream().filter(feed -> only.isEmpty() || wanted.contains(feed)).toList();
  }

  /** Silver tables that are read when a feed is promoted. */
  public static Set<String> tablesReadBy(FeedContract feed) {
    return Stream.concat(
            Stream.concat(feed.table().references().stream(), feed.references().stream())
                .map(Reference::table),
            feed.lookups().stream().map(lookup -> lookup.table().name()))
        .collect(toCollection(LinkedHashSet::new));
  }

  /** Tables that a table references in its own contract or in its feeds. */
  private List<String> referencedBy(TableContract table) {
    return Stream.concat(
            table.references().stream().map(Reference::table),
            feeds.values().stream()
                .filter(feed -> feed.table().equals(table))
                .flatMap(feed -> tablesReadBy(feed).stream()))
        .distinct()
        .toList();
  }

  private void visitTable(String table, Set<String> order) {
    TableContract contract = tables.get(table);
    if (contract != null && !order.contains(table)) {
      referencedBy(contract).stream()
          .filter(other -> !other.equals(table))
          .forEach(other -> visitTable(other, order));
      order.add(table);
    }
  }

  /** Returns a mart; for an unknown name, an error that lists all marts. */
  public MartContract mart(String name) {
    MartContract mart = marts.get(name);
    if (mart == null) {
      throw LakeException.user(
          "Unknown mart '%s' (marts: %s)".formatted(name, String.join(", ", marts.keySet())));
    }
    return mart;
  }

  /** The marts, ordered so that each comes after the marts it reads. */
  public List<MartContract> martsInOrder() {
    return martsInOrder(List.of());
  }

  /**
   * The given marts, ordered so that each comes after the marts it reads.
   *
   * @param only names of the marts to return, together with the marts they read; empty means all
   */
  public List<MartContract> martsInOrder(List<String> only) {
    Set<String> order = new LinkedHashSet<>();
    (only.isEmpty() ? marts.keySet() : only).forEach(name -> visitMart(mart(name), order));
    return order.stream().map(marts::get).toList();
  }

  private void visitMart(MartContract mart, Set<String> order) {
    if (order.contains(mart.name())) {
      return;
    }
    martsReadBy(mart).forEach(other -> visitMart(other, order));
    order.add(mart.name());
  }

  /** The marts that a mart reads. */
  public List<MartContract> martsReadBy(MartContract mart) {
    return mart.sources().stream()
        .filter(source -> source.layer() == Layer.GOLD)
        .map(source -> marts.get(source.name()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The last table in a reference cycle that contains the given table. */
  Optional<String> referenceCycle(String table) {
    return cycle(
        table,
        name ->
            Optional.ofNullable(tables.get(name)).stream()
                .flatMap(contract -> referencedBy(contract).stream())
                .filter(other -> !other.equals(name))
                .toList());
  }

  /** The last mart in a cycle of sources that contains the given mart. */
  Optional<String> readCycle(String mart) {
    return cycle(
        mart,
        name ->
            Optional.ofNullable(marts.get(name)).stream()
                .flatMap(contract -> contract.sources().stream())
                .filter(source -> source.layer() == Layer.GOLD)
                .map(TableName::name)
                .toList());
  }

  private static Optional<String> cycle(String start, Function<String, List<String>> next) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String name = open.pop();
      List<String> others = next.apply(name);
      if (others.contains(start)) {
        return Optional.of(name);
      }
      others.stream().filter(seen::add).forEach(open::push);
    }
    return Optional.empty();
  }

  static Contracts of(
      Map<String, TableContract> tables,
      Map<String, FeedContract> feeds,
      Map<String, MartContract> marts,
      List<SqlText> sql) {
    return new Contracts(
        new TreeMap<>(tables), new TreeMap<>(feeds), new TreeMap<>(marts), List.copyOf(sql));
  }

  /** The columns of a silver table or mart. */
  public List<Column> columns(TableName table) {
    return columnsOf(table)
        .orElseThrow(() -> new IllegalArgumentException("no contract defines " + table));
  }

  /** The columns of a silver table or mart; empty if it has no contract. */
  Optional<List<Column>> columnsOf(TableName table) {
    return switch (table.layer()) {
      case SILVER -> Optional.ofNullable(tables.get(table.name())).map(TableContract::columns);
      case GOLD -> Optional.ofNullable(marts.get(table.name())).map(MartContract::columns);
      case OPS -> Optional.empty();
    };
  }
}
