package io.saleslake.job;

import io.saleslake.Progress;
import io.saleslake.Progress.Step;
import io.saleslake.bronze.DiscoverFiles;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.Layer;
import io.saleslake.catalog.TableDefinition;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.MartContract;
import io.saleslake.gold.MartReport;
import io.saleslake.gold.PromoteMart;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.Ledger;
import io.saleslake.silver.BatchReport;
import io.saleslake.silver.Lineage;
import io.saleslake.silver.PromoteBatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Promotes all that is new from bronze to silver, and what that touched from silver to gold. */
public final class RunLake {
  private static final int MARTS_AT_ONCE = 3;

  private final Lake lake;
  private final Contracts contracts;
  private final Supplier<SparkSession> spark;
  private final Progress progress;

  private RunLake(Lake lake, Contracts contracts, Supplier<SparkSession> spark, Progress progress) {
    this.lake = lake;
    this.contracts = contracts;
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * Runs.
   *
   * @param spark asked only when there is work for it
   */
  public static RunReport run(
      Lake lake,
      Contracts contracts,
      Supplier<SparkSession> spark,
      RunOptions options,
      Progress progress) {
    RunLake run = new RunLake(lake, contracts, spark, progress);
    return new RunReport(
        run.toSilver(options.feeds()),
        toGold(lake, contracts, spark, options.rebuildGold(), progress));
  }

  private List<BatchReport> toSilver(List<String> only) {
    only.forEach(contracts::feed);
    contracts
        .tables()
        .values()
        .forEach(
            table ->
                lake.ensure(
                    Layer.SILVER,
                    TableDefinition.of(table.name(), table.columns(), Lineage.COLUMNS)));
    Ledger ledger = Ledger.open(lake);
    List<BatchReport> reports = new ArrayList<>();
    for (FeedContract feed : contracts.feedsInOrder()) {
      if (only.isEmpty() || only.contains(feed.name())) {
        // First what a killed run left open, with the very files it had taken; then what came
        // since.
        ledger
            .openBatch(feed.name(), feed.table().name())
            .ifPresent(open -> reports.add(promote(ledger, feed, open)));
        newBatch(ledger, feed)
            .ifPresent(
                batch -> {
                  ledger.start(batch);
                  reports.add(promote(ledger, feed, batch));
                });
      }
    }
    return reports;
  }

  private Optional<Batch> newBatch(Ledger ledger, FeedContract feed) {
    List<BronzeFile> files =
        DiscoverFiles.discover(
            lake.config().bronze(),
            feed.prefix(),
            ledger.knownFiles(feed.name()),
            lake.config().hadoop());
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Batch.of(
                feed.name(),
                feed.table().name(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                files));
  }

  private BatchReport promote(Ledger ledger, FeedContract feed, Batch batch) {
    progress.reached(Step.STARTED, feed.name());
    return new PromoteBatch(spark.get(), lake, ledger, progress).promote(feed, batch);
  }

  static List<MartReport> toGold(
      Lake lake,
      Contracts contracts,
      Supplier<SparkSession> spark,
      boolean rebuild,
      Progress progress) {
    contracts
        .marts()
        .values()
        .forEach(
            mart ->
                lake.ensure(
                    Layer.GOLD, TableDefinition.of(mart.name(), mart.columns(), List.of())));
    // Marts wait for the marts they read, not for the others: the plan of one and the tasks of
    // another share the machine.
    ExecutorService threads = Executors.newFixedThreadPool(MARTS_AT_ONCE);
    try {
      Map<String, CompletableFuture<Optional<MartReport>>> started = new LinkedHashMap<>();
      for (MartContract mart : contracts.martsInOrder()) {
        CompletableFuture<?>[] sources =
            contracts.martsReadBy(mart).stream()
                .map(source -> started.get(source.name()))
                .toArray(CompletableFuture<?>[]::new);
        started.put(
            mart.name(),
            CompletableFuture.allOf(sources)
                .thenApplyAsync(
                    done -> promote(new PromoteMart(lake, spark), mart, rebuild, progress),
                    threads));
      }
      // Let the others finish before one that failed is heard.
      CompletableFuture.allOf(started.values().toArray(CompletableFuture<?>[]::new))
          .exceptionally(failure -> null)
          .join();
      return started.values().stream().map(RunLake::result).flatMap(Optional::stream).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static Optional<MartReport> promote(
      PromoteMart promotion, MartContract mart, boolean rebuild, Progress progress) {
    Optional<MartReport> report = promotion.promote(mart, rebuild);
    synchronized (progress) {
      progress.reached(Step.SUMMARISED, mart.name());
    }
    return report;
  }

  private static Optional<MartReport> result(CompletableFuture<Optional<MartReport>> mart) {
    try {
      return mart.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
