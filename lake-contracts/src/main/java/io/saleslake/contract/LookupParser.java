package io.saleslake.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the {@code lookups} of a mapping. */
final class LookupParser {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LookupParser() {}

  /**
   * Parses the lookups.
   *
   * @param check reports problems in an expression
   */
  static List<Lookup> parse(
      CustomProperties custom,
      BiConsumer<String, Problems> check,
      ResolvedContracts resolved,
      Problems problems) {
    List<Lookup> lookups = new ArrayList<>();
    custom
        .anyMap("lookups")
        .forEach(
            (name, settings) -> {
              Problems at = problems.at("lookups").at(name);
              ColumnParser.checkName(name, at);
              lookup(name, settings, check, resolved, at).ifPresent(lookups::add);
            });
    return lookups;
  }

  private static Optional<Lookup> lookup(
      String name,
      Object settings,
      BiConsumer<String, Problems> check,
      ResolvedContracts resolved,
      Problems at) {
    if (!(settings instanceof Map<?, ?> map) || !map.keySet().equals(Set.of("table", "key"))) {
      at.add("must be a map with the keys table and key");
      return Optional.empty();
    }
    return resolved
        .table(String.valueOf(map.get("table")), at.at("table"))
        .flatMap(
            table ->
                lookup(
                    name,
                    table,
                    Objects.requireNonNullElse(map.get("key"), ""),
                    check,
                    at.at("key")));
  }

  private static Optional<Lookup> lookup(
      String name,
      TableContract table,
      Object key,
      BiConsumer<String, Problems> check,
      Problems at) {
    if (!(key instanceof Map<?, ?> map) || !map.keySet().equals(new HashSet<>(table.key()))) {
      at.add(
          "must give an expression for each column of the key of %s: %s"
              .formatted(table.name(), String.join(", ", table.key())));
      return Optional.empty();
    }
    Map<String, String> expressions =
        MAPPER.convertValue(key, new TypeReference<LinkedHashMap<String, String>>() {});
    expressions.forEach((column, sql) -> check.accept(sql, at.at(column)));
    return Optional.of(new Lookup(name, table, expressions));
  }
}
