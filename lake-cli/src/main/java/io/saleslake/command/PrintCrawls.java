package io.saleslake.command;

import io.saleslake.aws.AwsLake;
import io.saleslake.aws.ExplainErrors;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import io.saleslake.cost.Crawl;
import io.saleslake.cost.Prices;
import io.saleslake.crawl.Changes;
import io.saleslake.crawl.CrawlRun;
import io.saleslake.crawl.Outcome;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Prints crawler runs: a table, or one column per count in CSV and JSON. */
final class PrintCrawls {
  private final PrintWriter err;
  private final ResultWriter table;
  private final boolean forPeople;
  private final String region;
  private final Optional<Prices> prices;
  private final PrintWriter notes;

  PrintCrawls(CommandLine command, OutputOption output, AwsLake lake, Optional<Prices> prices) {
    this.err = command.getErr();
    this.table = output.writer(command.getOut());
    this.forPeople = output.isTable();
    this.region = lake.region().value();
    this.prices = prices;
    this.notes = CommonOptions.notes(command.getCommandSpec());
  }

  /** Prints one row per crawler, and failure reasons with a link to the log on standard error. */
  void outcomes(List<Outcome> outcomes) {
    table.columns(columns("crawler", "result"));
    for (Outcome outcome : outcomes) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(outcome.crawler());
      row.add(outcome.result().toString());
      row.addAll(values(outcome.run()));
      table.row(row);
    }
    table.end();
    outcomes.stream().filter(outcome -> !outcome.isGood()).forEach(this::explain);
    if (outcomes.stream().anyMatch(outcome -> outcome.run().isPresent())) {
      sayPrice();
    }
  }

  /** Prints one row per run of a crawler. */
  void history(List<CrawlRun> runs) {
    List<String> columns = columns("started", "result");
    columns.add("reason");
    columns.add("id");
    table.columns(columns);
    for (CrawlRun run : runs) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(
          run.startedAt()
              .map(at -> at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
              .orElse(null));
      row.add(run.result().toString());
      row.addAll(values(Optional.of(run)));
      row.add(run.reason().map(ExplainErrors::mask).orElse(null));
      row.add(run.id());
      table.row(row);
    }
    table.end();
    if (!runs.isEmpty()) {
      sayPrice();
    }
  }

  private List<String> columns(String... first) {
    List<String> columns = new ArrayList<>(List.of(first));
    columns.add("seconds");
    for (String kind : List.of("tables", "partitions")) {
      if (forPeople) {
        columns.add(kind);
      } else {
        columns.addAll(List.of(kind + "_created", kind + "_updated", kind + "_deleted"));
      }
    }
    columns.addAll(List.of("dpu_hours", "dollars"));
    return columns;
  }

  private List<@Nullable Object> values(Optional<CrawlRun> run) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(run.flatMap(CrawlRun::duration).map(time -> time.toSeconds()).orElse(null));
    Optional<Changes> changes = run.flatMap(CrawlRun::changes);
    values.addAll(counts(changes.map(Changes::tables)));
    values.addAll(counts(changes.map(Changes::partitions)));
    values.add(
        run.flatMap(CrawlRun::dpuHours)
            .map(hours -> hours.setScale(4, RoundingMode.HALF_UP))
            .orElse(null));
    values.add(run.flatMap(this::dollars).orElse(null));
    return values;
  }

  private List<@Nullable Object> counts(Optional<Changes.Counts> counts) {
    List<@Nullable Object> columns = new ArrayList<>();
    if (forPeople) {
      columns.add(counts.map(Changes.Counts::toString).orElse(null));
    } else {
      for (ToLongFunction<Changes.Counts> count :
          List.<ToLongFunction<Changes.Counts>>of(
              Changes.Counts::created, Changes.Counts::updated, Changes.Counts::deleted)) {
        columns.add(counts.map(count::applyAsLong).orElse(null));
      }
    }
    return columns;
  }

  /** The price, calculated as in {@code cost}; absent if AWS does not report time and usage. */
  private Optional<BigDecimal> dollars(CrawlRun run) {
    if (prices.isEmpty() || run.dpuHours().isEmpty() || run.duration().isEmpty()) {
      return Optional.empty();
    }
    Crawl crawl =
        new Crawl(
            "",
            "",
            run.startedAt().orElse(Instant.EPOCH),
            run.duration().get(),
            run.dpuHours().get());
    return Optional.of(
        crawl
            .billed(prices.get())
            .multiply(prices.get().crawler().dollars())
            .setScale(4, RoundingMode.HALF_UP));
  }

  private void explain(Outcome outcome) {
    String reason =
        switch (outcome.result()) {
          case TIMED_OUT -> "it still runs or waits; the same command joins it";
          case STOPPED -> "somebody stopped it";
          case FAILED, STARTED, ALREADY_RUNNING, SUCCEEDED ->
              outcome.run().flatMap(CrawlRun::reason).orElse("AWS does not say why");
        };
    err.printf(
        "Cannot crawl with %s: %s%s%n",
        outcome.crawler(),
        ExplainErrors.mask(reason),
        outcome.run().flatMap(CrawlRun::log).map(log -> "; log: " + log.link(region)).orElse(""));
    err.flush();
  }

  private void sayPrice() {
    notes.println(
        prices
            .map(
                known ->
                    "Dollars at %s per DPU-hour, %d minutes a crawl at least; list price of %s as of %s."
                        .formatted(
                            known.crawler().dollars().toPlainString(),
                            known.glue().crawlerMinimumMinutes(),
                            known.region(),
                            known.asOf()))
            .orElse(
                "No dollars: there is no prices/%s.yaml; --prices FILE names one."
                    .formatted(region)));
    notes.flush();
  }
}
