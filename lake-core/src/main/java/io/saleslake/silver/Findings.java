package io.saleslake.silver;

import static java.util.stream.Collectors.toCollection;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.ResultRow;
import io.saleslake.engine.StepSql;
import io.saleslake.ledger.RowCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a report of a batch states beside its counts. */
final class Findings {
  private static final long SUPERSEDED_ROWS = 10;
  private static final long SUPERSEDED_PERCENT = 1;

  private Findings() {}

  /** Rows per broken rule, most first; a row that broke two rules counts for both. */
  static Map<String, Long> reasons(EngineSession session, Rejections rejections) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    if (rejections.rows() == 0) {
      return reasons;
    }
    for (ResultRow row :
        session.rows(
            """
            SELECT item.rule AS rule, item.`column` AS column_name, count(*) AS n
            FROM %s
            GROUP BY item.rule, item.`column`
            ORDER BY n DESC, rule, column_name NULLS FIRST"""
                .formatted(StepSql.unnest(Relations.REJECTED, CheckRows.REASONS)))) {
      String rule = row.text("rule");
      String name = row.isNull("column_name") ? rule : rule + " " + row.text("column_name");
      reasons.put(name, row.number("n"));
    }
    return reasons;
  }

  /** Columns that files have and the contract does not, or the other way round. */
  static List<String> drift(FeedContract feed, List<InspectedFile> files) {
    Set<String> expected =
        feed.columns().stream().map(RawColumn::header).collect(toCollection(TreeSet::new));
    Map<String, Integer> added = new TreeMap<>();
    Map<String, Integer> missing = new TreeMap<>();
    for (InspectedFile file : files) {
      if (!file.layout().isReadable() || file.layout().records() == 0) {
        continue;
      }
      Set<String> columns = new TreeSet<>(file.layout().columns());
      columns.removeIf(column -> column.matches("#\\d+")); // cells of the header without a name
      columns.stream()
          .filter(column -> !expected.contains(column))
          .forEach(column -> added.merge(column, 1, Integer::sum));
      expected.stream()
          .filter(column -> !columns.contains(column))
          .forEach(column -> missing.merge(column, 1, Integer::sum));
    }
    List<String> drift = new ArrayList<>();
    added.forEach((column, n) -> drift.add("new column '%s' in %s".formatted(column, files(n))));
    missing.forEach((column, n) -> drift.add("no column '%s' in %s".formatted(column, files(n))));
    return drift;
  }

  /** A key that many rows of a batch share, with other values, is hardly the key of their table. */
  static List<String> keys(FeedContract feed, RowCounts rows) {
    boolean many =
        rows.superseded() >= SUPERSEDED_ROWS
            && rows.superseded() * 100 > rows.read() * SUPERSEDED_PERCENT;
    return many
        ? List.of(
            "Superseded in %3$s: %1$,d of %2$,d rows have the key (%4$s) of a newer row and other values; the key of silver.%5$s may be wrong"
                .formatted(
                    rows.superseded(),
                    rows.read(),
                    feed.name(),
                    String.join(", ", feed.table().key()),
                    feed.table().name()))
        : List.of();
  }

  private static String files(int n) {
    return n == 1 ? "1 file" : n + " files";
  }
}
