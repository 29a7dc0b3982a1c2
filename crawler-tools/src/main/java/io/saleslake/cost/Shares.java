package io.saleslake.cost;

import static io.saleslake.cost.LineItem.DIGITS;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides shared cost between domains and tables.
 *
 * @param rowsByDomain rows that the jobs read, by the feeds' domain; empty if no job published them
 * @param tableBytes bytes of the current snapshot of each table, by layer; empty if not requested
 */
public record Shares(
    Map<String, BigDecimal> rowsByDomain, Map<String, Map<String, BigDecimal>> tableBytes) {
  public static final Shares NONE = new Shares(Map.of(), Map.of());

  /** Splits job runs by domain and storage by table; other items are unchanged. */
  List<LineItem> split(List<LineItem> items, List<BucketUsage> stored) {
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

  /** Storage outside of current snapshots: older snapshots and noncurrent versions. */
  private static LineItem withRest(LineItem item, Map<String, Map<String, BigDecimal>> tables) {
    return tables.containsKey(item.subject()) && !item.labels().containsKey(GroupBy.TABLE)
        ? item.split(
                GroupBy.TABLE,
                Map.of("(" + item.subject() + ": not in a current snapshot)", BigDecimal.ONE))
            .get(0)
        : item;
  }

  /** The latest size of a layer; at least the size of its tables, which is more recent. */
  private static BigDecimal bytesOf(
      String layer, Map<String, BigDecimal> tables, List<BucketUsage> stored) {
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
    parts.forEach(
        (name, part) -> {
          if (part.signum() > 0) {
            shares.put(name, part.divide(whole, DIGITS));
          }
        });
    return shares;
  }
}
