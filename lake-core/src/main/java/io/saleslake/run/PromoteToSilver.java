package io.saleslake.run;

import io.saleslake.Progress;
import io.saleslake.Progress.Step;
import io.saleslake.bronze.DiscoverFiles;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.engine.Engines;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.Ledger;
import io.saleslake.silver.BatchReport;
import io.saleslake.silver.PromoteBatch;
import io.saleslake.silver.TooManyRejectionsException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Promotes what is new in bronze, a batch per feed. */
public final class PromoteToSilver {
  private final Lake lake;
  private final Ledger ledger;
  private final Engines engines;
  private final SilverOptions options;
  private final Progress progress;

  private PromoteToSilver(
      Lake lake, Ledger ledger, Engines engines, SilverOptions options, Progress progress) {
    this.lake = lake;
    this.ledger = ledger;
    this.engines = engines;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Promotes. A feed of which too many rows are rejected holds up only the feeds that read its
   * table; its failure is thrown once the others are done.
   */
  public static List<BatchReport> promote(
      Lake lake, Contracts contracts, Engines engines, SilverOptions options, Progress progress) {
    List<FeedContract> feeds = contracts.feedsInOrder(options.feeds());
    EnsureTables.silver(lake, contracts);
    PromoteToSilver promotion =
        new PromoteToSilver(lake, Ledger.open(lake), engines, options, progress);
    List<BatchReport> reports = new ArrayList<>();
    List<TooManyRejectionsException> failures = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (FeedContract feed : feeds) {
      if (!Collections.disjoint(Contracts.tablesReadBy(feed), held)) {
        held.add(feed.table().name());
        continue;
      }
      try {
        promotion.promote(feed, reports);
      } catch (TooManyRejectionsException e) {
        failures.add(e);
        held.add(feed.table().name());
      }
    }
    if (!failures.isEmpty()) {
      TooManyRejectionsException first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
    return reports;
  }

  /** First what a killed run left open, with the very files it had taken; then what came since. */
  private void promote(FeedContract feed, List<BatchReport> reports) {
    ledger
        .openBatch(feed.name(), feed.table().name())
        .ifPresent(open -> reports.add(promote(feed, open)));
    newBatch(feed)
        .ifPresent(
            batch -> {
              var unused =
                  engines.of(
                      feed.needsSpark()); // Nothing is recorded if the contracts do not pass.
              ledger.start(batch);
              reports.add(promote(feed, batch));
            });
  }

  private Optional<Batch> newBatch(FeedContract feed) {
    Stream<BronzeFile> found =
        DiscoverFiles.discover(
                lake.config().bronze(),
                feed.prefix(),
                ledger.knownFiles(feed.name()),
                lake.hadoop())
            .stream()
            .filter(file -> options.since().map(file::isFrom).orElse(true))
            .sorted(Comparator.comparing(BronzeFile::arrivedAt).thenComparing(BronzeFile::path));
    List<BronzeFile> files =
        (options.maxFiles().isPresent() ? found.limit(options.maxFiles().getAsInt()) : found)
            .toList();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Batch.of(
                feed.name(),
                feed.table().name(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                files));
  }

  private BatchReport promote(FeedContract feed, Batch batch) {
    progress.reached(Step.STARTED, feed.name());
    return new PromoteBatch(engines.of(feed.needsSpark()), lake, ledger, progress)
        .promote(feed, batch);
  }
}
