package io.saleslake.silver;

import static java.util.stream.Collectors.toCollection;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import io.saleslake.ledger.RowCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a person should hear about a batch beside its counts. */
final class Findings {
  private static final long SUPERSEDED_ROWS = 10;
  private static final long SUPERSEDED_PERCENT = 1;

  private Findings() {}

  /** Rows per broken rule, most first; a row that broke two rules counts for both. */
  static Map<String, Long> reasons(Dataset<Row> rejected) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    for (Row row :
        rejected
            .select(explode(col(CheckRows.REASONS)).as("reason"))
            .groupBy(col("reason.rule"), col("reason.column"))
            .agg(count(lit(1)).as("rows"))
            .orderBy(col("rows").desc(), col("rule"), col("column"))
            .collectAsList()) {
      String name = row.isNullAt(1) ? row.getString(0) : row.getString(0) + " " + row.getString(1);
      reasons.put(name, row.getLong(2));
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
