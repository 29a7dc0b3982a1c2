package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.TableWriter;
import io.saleslake.cli.Terminal;
import io.saleslake.gold.MartReport;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.Layer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints the results of a run for gold. */
final class PrintGold {
  private static final String TOTALS = "daily_sales";
  private static final String OVERVIEW = "yearly_sales";

  private PrintGold() {}

  static void marts(List<MartReport> marts, PrintWriter text) {
    if (marts.isEmpty()) {
      return;
    }
    List<MartReport> filled = marts.stream().filter(mart -> mart.rows() > 0).toList();
    int others = marts.size() - filled.size();
    text.printf("%nGold%n");
    if (!filled.isEmpty()) {
      TableWriter table = new TableWriter(text, Terminal.width());
      table.columns(List.of("mart", "rows written", "recomputed"));
      filled.forEach(mart -> table.row(List.of("gold." + mart.mart(), mart.rows(), mart.how())));
      table.end();
    }
    if (others > 0) {
      text.printf(
          "%s%d %s recomputed without rows%n",
          filled.isEmpty() ? "" : "and ", others, others == 1 ? "mart" : "marts");
    }
  }

  /** Prints a summary read from gold. */
  static void totals(Lake lake, PrintWriter text) {
    if (hasRows(lake, Layer.GOLD, TOTALS)) {
      text.printf("%nRevenue by currency, from gold.daily_sales%n");
      QueryLake.query(
          lake,
          """
          SELECT currency, sum(lines)::BIGINT AS lines, sum(revenue) AS revenue,
            min(order_date) AS first_day, max(order_date) AS last_day
          FROM gold.daily_sales GROUP BY currency ORDER BY currency
          """,
          new TableWriter(text, Terminal.width()));
    }
  }

  static void whatNext(Lake lake, Path folder, PrintWriter text) {
    text.printf(
        "%nThe lake is %s: raw files in bronze/, Iceberg tables in silver/, gold/ and ops/.%n",
        folder);
    Optional<String> table =
        Stream.concat(
                hasRows(lake, Layer.GOLD, OVERVIEW)
                    ? Stream.of("gold." + OVERVIEW)
                    : Stream.empty(),
                Stream.of(Layer.GOLD, Layer.SILVER)
                    .flatMap(
                        layer ->
                            lake.tables(layer).stream()
                                .filter(name -> hasRows(lake, layer, name))
                                .map(name -> layer.databaseName() + "." + name)))
            .findFirst();
    text.printf(
        "Next: ./lake %s%n", table.map("query \"SELECT * FROM %s\""::formatted).orElse("tables"));
    text.printf("      ./lake quarantine list%n      ./lake status%n");
  }

  private static boolean hasRows(Lake lake, Layer layer, String name) {
    return lake.has(layer, name) && Snapshots.rows(lake.table(layer, name)) > 0;
  }
}
