package io.saleslake.local;

import static java.util.Map.Entry.comparingByKey;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.Layer;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import io.saleslake.cli.TableWriter;
import io.saleslake.cli.Terminal;
import io.saleslake.gold.MartReport;
import io.saleslake.job.RunReport;
import io.saleslake.ledger.RowCounts;
import io.saleslake.local.sample.SampleOptions;
import io.saleslake.silver.BatchReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells a person what a run did. The accounting goes to standard output, in the format asked for;
 * when that is for a machine, everything else goes to standard error.
 */
final class PrintRun {
  private static final int TOP_REASONS = 10;

  private final PrintWriter out;
  private final PrintWriter text;
  private final OutputOption output;
  private final LakeOption lakeOption;
  private final Instant started = Instant.now();

  PrintRun(PrintWriter out, PrintWriter err, OutputOption output, LakeOption lakeOption) {
    this.out = out;
    this.text = output.isTable() ? out : err;
    this.output = output;
    this.lakeOption = lakeOption;
  }

  void sample(SampleOptions options) {
    text.printf(
        "Generated %,d order lines of sample sales with planted defects in %s; %s counts them.%n",
        options.orderLines(), lakeOption.bronze(), FillBronze.manifestFile(lakeOption));
    text.flush();
  }

  void run(RunReport report) {
    if (report.batches().isEmpty() && report.marts().isEmpty()) {
      text.printf(
          "Nothing new: every file in %s is promoted, gold is up to date.%n", lakeOption.bronze());
    }
    report(report);
  }

  void replay(RunReport report) {
    if (report.batches().isEmpty()) {
      text.println("Nothing to replay: no rejected row is open.");
    }
    report(report);
  }

  private void report(RunReport report) {
    if (!report.batches().isEmpty() || !output.isTable()) {
      accounting(report.batches());
    }
    reasons(report.batches());
    files(report.batches());
    marts(report.marts());
    text.flush();
  }

  private void accounting(List<BatchReport> batches) {
    text.println();
    ResultWriter table = output.writer(out);
    table.columns(
        List.of(
            "feed",
            "files",
            "read",
            "inserted",
            "updated",
            "duplicate",
            "superseded",
            "quarantined"));
    RowCounts total = RowCounts.NONE;
    int files = 0;
    for (BatchReport batch : batches) {
      table.row(row(batch.batch().feed(), batch.batch().files().size(), batch.rows()));
      total = total.plus(batch.rows());
      files += batch.batch().files().size();
    }
    if (output.isTable() && batches.size() > 1) {
      table.row(row("all", files, total));
    }
    table.end();
  }

  private static List<Object> row(String feed, int files, RowCounts rows) {
    return List.of(
        feed,
        files,
        rows.read(),
        rows.inserted(),
        rows.updated(),
        rows.duplicate(),
        rows.superseded(),
        rows.quarantined());
  }

  /** Rules over all feeds, those that cost most rows first. */
  private void reasons(List<BatchReport> batches) {
    Map<String, Long> rows = new HashMap<>();
    Map<String, Set<String>> feeds = new HashMap<>();
    for (BatchReport batch : batches) {
      batch
          .reasons()
          .forEach(
              (rule, count) -> {
                rows.merge(rule, count, Long::sum);
                feeds.computeIfAbsent(rule, any -> new TreeSet<>()).add(batch.batch().feed());
              });
    }
    if (rows.isEmpty()) {
      return;
    }
    text.printf("%nWhy rows were rejected%n");
    TableWriter table = new TableWriter(text, Terminal.width());
    table.columns(List.of("rows", "rule", "feeds"));
    rows.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(comparingByKey()))
        .limit(TOP_REASONS)
        .forEach(
            rule ->
                table.row(
                    List.of(
                        rule.getValue(),
                        rule.getKey(),
                        String.join(", ", feeds.getOrDefault(rule.getKey(), Set.of())))));
    table.end();
    if (rows.size() > TOP_REASONS) {
      text.printf("and %d more rules%n", rows.size() - TOP_REASONS);
    }
  }

  private void files(List<BatchReport> batches) {
    batches.forEach(
        batch ->
            batch
                .unreadable()
                .forEach((file, reason) -> text.printf("%nUnreadable: %s: %s", file, reason)));
    batches.forEach(
        batch ->
            batch
                .drift()
                .forEach(drift -> text.printf("%nDrift in %s: %s", batch.batch().feed(), drift)));
    batches.forEach(batch -> batch.notes().forEach(note -> text.printf("%n%s", note)));
    if (batches.stream()
        .anyMatch(b -> !b.unreadable().isEmpty() || !b.drift().isEmpty() || !b.notes().isEmpty())) {
      text.println();
    }
  }

  private void marts(List<MartReport> marts) {
    if (!marts.isEmpty()) {
      text.printf("%nGold%n");
      TableWriter table = new TableWriter(text, Terminal.width());
      table.columns(List.of("mart", "rows written", "recomputed"));
      marts.forEach(mart -> table.row(List.of("gold." + mart.mart(), mart.rows(), mart.how())));
      table.end();
    }
  }

  /** What the lake holds now, read back from gold. */
  void goldTotals(Lake lake) {
    if (lake.has(Layer.GOLD, "daily_sales")) {
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

  void whatNext() {
    text.printf(
        """

        The lake is %s: raw files in bronze/, Iceberg tables in silver/, gold/ and ops/.
        Next: ./lake query "SELECT * FROM gold.yearly_sales"
              ./lake quarantine list
              ./lake status
        """,
        lakeOption.folder());
  }

  void seconds() {
    text.printf("Done in %.1f s.%n", Duration.between(started, Instant.now()).toMillis() / 1000.0);
    text.flush();
  }
}
