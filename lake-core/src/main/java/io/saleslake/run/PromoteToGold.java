package io.saleslake.run;

import io.saleslake.Progress;
import io.saleslake.Progress.Step;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.MartContract;
import io.saleslake.engine.Engines;
import io.saleslake.gold.MartReport;
import io.saleslake.gold.PromoteMart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Brings marts up to date with silver, several at once. */
public final class PromoteToGold {
  private static final int MARTS_AT_ONCE = 3;

  private PromoteToGold() {}

  public static List<MartReport> promote(
      Lake lake, Contracts contracts, Engines engines, GoldOptions options, Progress progress) {
    List<MartContract> marts = contracts.martsInOrder(options.marts());
    EnsureTables.gold(lake, marts);
    // Marts wait for the marts they read, not for the others: the plan of one and the tasks of
    // another share the machine.
    ExecutorService threads = Executors.newFixedThreadPool(MARTS_AT_ONCE);
    try {
      Map<String, CompletableFuture<Optional<MartReport>>> started = new LinkedHashMap<>();
      for (MartContract mart : marts) {
        CompletableFuture<?>[] sources =
            contracts.martsReadBy(mart).stream()
                .map(source -> started.get(source.name()))
                .toArray(CompletableFuture<?>[]::new);
        started.put(
            mart.name(),
            CompletableFuture.allOf(sources)
                .thenApplyAsync(
                    done ->
                        promote(new PromoteMart(lake, engines), mart, options.rebuild(), progress),
                    threads));
      }
      // Let the others finish before one that failed is heard.
      CompletableFuture.allOf(started.values().toArray(CompletableFuture<?>[]::new))
          .exceptionally(failure -> null)
          .join();
      return started.values().stream()
          .map(PromoteToGold::result)
          .flatMap(Optional::stream)
          .toList();
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
