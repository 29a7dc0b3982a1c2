package io.saleslake.cost;

import static io.saleslake.cost.LineItem.DIGITS;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who causes what several share.
 *
 * @param rowsByDomain rows that the jobs read, by the feeds' domain; empty where no job said so
 * @param tableBytes bytes of the current snapshot of each table, by layer; empty where not asked
 */
public record Shares(
    Map<String, BigDecimal> rowsByDomain, Map<String, Map<String, BigDecimal>> tableBytes) {
  public static final Shares NONE = new Shares(Map.of(), Map.of());

  /** Runs of jobs in parts by domain, storage in parts by table; the rest as it is. */
  List<LineItem> split(List<LineItem> items, List<Stored> stored) {
    Map<String, BigDecimal> domains =
        shares(
            rowsByDomain, rowsByDomain.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    Map<String, Map<String, BigDecimal>> tables = new LinkedHashMap<>();
    tableBytes.forEach(
        (layer, bytes) -> tables.put(layer, shares(bytes, bytesOf(layer, bytes, stored))));
    return items.stream()
        .flatMap(
            item ->
                switch (item.service()) {
                  case GLUE_JOBS -> item.split(GroupBy.DOMAIN, domains).stream();
                  case S3 ->
                      item
                          .split(GroupBy.TABLE, tables.getOrDefault(item.subject(), Map.of()))
                          .stream()
                          .map(part -> withRest(part, tables));
                  case GLUE_CRAWLERS, ATHENA, CLOUDWATCH -> List.of(item).stream();
                })
        .toList();
  }

  /** What a bucket holds beside current snapshots: older ones, and versions that were replaced. */
  private static LineItem withRest(LineItem item, Map<String, Map<String, BigDecimal>> tables) {
    return tables.containsKey(item.subject()) && !item.labels().containsKey(GroupBy.TABLE)
        ? item.split(
                GroupBy.TABLE,
                Map.of("(" + item.subject() + ": not in a current snapshot)", BigDecimal.ONE))
            .get(0)
        : item;
  }

  /** All bytes of a layer at last; no less than its tables have, whose figures are newer. */
  private static BigDecimal bytesOf(
      String layer, Map<String, BigDecimal> tables, List<Stored> stored) {
    BigDecimal ofTables = tables.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return stored.stream()
        .filter(bucket -> bucket.layer().equals(layer) && !bucket.isObjects())
        .filter(bucket -> !bucket.byDay().isEmpty())
        .map(bucket -> bucket.byDay().lastEntry().getValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .max(ofTables);
  }

  private static Map<String, BigDecimal> shares(Map<String, BigDecimal> parts, BigDecimal whole) {
    Map<String, BigDecimal> shares = new LinkedHashMap<>();
    if (whole.signum() > 0) {
      parts.forEach((name, part) -> shares.put(name, part.divide(whole, DIGITS)));
    }
    return shares;
  }
}
