package io.saleslake.local;

import static java.util.Map.Entry.comparingByKey;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import io.saleslake.cli.TableWriter;
import io.saleslake.cli.Terminal;
import io.saleslake.contract.Contracts;
import io.saleslake.ledger.RowCounts;
import io.saleslake.run.RunReport;
import io.saleslake.sample.SampleOptions;
import io.saleslake.silver.BatchReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints the results of a run. The accounting is written to standard output in the requested
 * format; with CSV and JSON, everything else is written to standard error.
 */
final class PrintRun {
  private static final int TOP_REASONS = 10;
  private static final int UNREADABLE_FILES = 20;
  private static final int DRIFT = 5;

  private final PrintWriter out;
  private final PrintWriter text;
  private final OutputOption output;
  private final LakeOption lakeOption;
  private final Instant started = Instant.now();

  PrintRun(PromotionOptions options) {
    this(options.out(), options.notes(), options.output(), options.lake());
  }

  PrintRun(PrintWriter out, PrintWriter notes, OutputOption output, LakeOption lakeOption) {
    this.out = out;
    this.text = output.isTable() ? out : notes;
    this.output = output;
    this.lakeOption = lakeOption;
  }

  void sample(SampleOptions options) {
    text.printf(
        """
        Generated %,d order lines of sample sales with planted defects in %s; %s counts them.
        For your own files start another lake: ./lake add FEED FILE --lake DIR, then ./lake run --lake DIR.
        """,
        options.orderLines(), lakeOption.bronze(), lakeOption.manifest());
    text.flush();
  }

  void run(RunReport report) {
    if (report.batches().isEmpty() && report.marts().isEmpty()) {
      text.printf(
          lakeOption.isBronzeEmpty()
              ? "Nothing to do: %s has no files; ./lake add FEED FILE puts some there.%n"
              : "Nothing new: every file in %s is promoted, gold is up to date.%n",
          lakeOption.bronze());
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
    PrintGold.marts(report.marts(), text);
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

  /** The violated rules of all feeds, sorted by number of rows. */
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
    for (BatchReport batch : batches) {
      List<String> files = new ArrayList<>();
      batch.unreadable().forEach((file, reason) -> files.add("%s: %s".formatted(file, reason)));
      list("Unreadable", files, UNREADABLE_FILES);
    }
    batches.forEach(batch -> list("Drift in " + batch.batch().feed(), batch.drift(), DRIFT));
    batches.forEach(batch -> batch.notes().forEach(note -> text.printf("%n%s", note)));
    if (batches.stream()
        .anyMatch(b -> !b.unreadable().isEmpty() || !b.drift().isEmpty() || !b.notes().isEmpty())) {
      text.println();
    }
  }

  private void list(String what, List<String> items, int most) {
    items.stream().sorted().limit(most).forEach(item -> text.printf("%n%s: %s", what, item));
    if (items.size() > most) {
      text.printf("%n%s: and %,d more", what, items.size() - most);
    }
  }

  void bronze(Lake lake, Contracts contracts) {
    PrintBronze.of(lake, contracts, text).changed();
  }

  void whatTheLakeHolds(Lake lake) {
    PrintGold.totals(lake, text);
    PrintGold.whatNext(lake, lakeOption.folder(), text);
  }

  void seconds() {
    text.printf("Done in %.1f s.%n", Duration.between(started, Instant.now()).toMillis() / 1000.0);
    text.flush();
  }
}
