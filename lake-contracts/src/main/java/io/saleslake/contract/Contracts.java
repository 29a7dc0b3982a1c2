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

  /** The feed of that name, or an error that lists the feeds there are. */
  public FeedContract feed(String name) {
    FeedContract feed = feeds.get(name);
    if (feed == null) {
      throw LakeException.user(
          "Unknown feed '%s' (feeds: %s)".formatted(name, String.join(", ", feeds.keySet())));
    }
    return feed;
  }

  /** Feeds such that a table is filled before the rows that refer to it. */
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
   * The same.
   *
   * @param only these; empty means all
   */
  public List<FeedContract> feedsInOrder(List<String> only) {
    List<FeedContract> wanted = only.stream().map(this::feed).toList();
    return feedsInOrder().stream().filter(feed -> only.isEmpty() || wanted.contains(feed)).toList();
  }

  /** Silver tables whose rows decide what becomes of the rows of a feed. */
  public static Set<String> tablesReadBy(FeedContract feed) {
    return Stream.concat(
            Stream.concat(feed.table().references().stream(), feed.references().stream())
                .map(Reference::table),
            feed.lookups().stream().map(lookup -> lookup.table().name()))
        .collect(toCollection(LinkedHashSet::new));
  }

  /** Tables that the rows of a table refer to, by its own contract or by a feed of it. */
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

  /** The mart of that name, or an error that lists the marts there are. */
  public MartContract mart(String name) {
    MartContract mart = marts.get(name);
    if (mart == null) {
      throw LakeException.user(
          "Unknown mart '%s' (marts: %s)".formatted(name, String.join(", ", marts.keySet())));
    }
    return mart;
  }

  /** Marts such that a mart that reads another one comes after it. */
  public List<MartContract> martsInOrder() {
    return martsInOrder(List.of());
  }

  /**
   * The same.
   *
   * @param only these, and the marts they read; empty means all
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

  /** The marts among the sources of a mart. */
  public List<MartContract> martsReadBy(MartContract mart) {
    return mart.sources().stream()
        .filter(source -> source.layer() == Layer.GOLD)
        .map(source -> marts.get(source.name()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The last of the tables by way of which a table refers to itself, if it does. */
  Optional<String> referenceCircle(String table) {
    return circle(
        table,
        name ->
            Optional.ofNullable(tables.get(name)).stream()
                .flatMap(contract -> referencedBy(contract).stream())
                .filter(other -> !other.equals(name))
                .toList());
  }

  /** The last of the marts by way of which a mart reads itself, if it does. */
  Optional<String> readCircle(String mart) {
    return circle(
        mart,
        name ->
            Optional.ofNullable(marts.get(name)).stream()
                .flatMap(contract -> contract.sources().stream())
                .filter(source -> source.layer() == Layer.GOLD)
                .map(TableName::name)
                .toList());
  }

  private static Optional<String> circle(String start, Function<String, List<String>> next) {
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

  /** The columns that the contract of a silver table or mart defines. */
  public List<Column> columns(TableName table) {
    return columnsOf(table)
        .orElseThrow(() -> new IllegalArgumentException("no contract defines " + table));
  }

  /** The same, empty for a table without a contract. */
  Optional<List<Column>> columnsOf(TableName table) {
    return switch (table.layer()) {
      case SILVER -> Optional.ofNullable(tables.get(table.name())).map(TableContract::columns);
      case GOLD -> Optional.ofNullable(marts.get(table.name())).map(MartContract::columns);
      case OPS -> Optional.empty();
    };
  }
}
