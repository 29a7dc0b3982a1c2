package io.saleslake.run;

import io.saleslake.Progress;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.engine.Engines;
import io.saleslake.ledger.Ledger;
import io.saleslake.silver.BatchReport;
import io.saleslake.silver.PromoteBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends what is in quarantine through the contracts as they are now, and what passes on to gold.
 */
public final class ReplayQuarantine {
  private ReplayQuarantine() {}

  /**
   * Replays.
   *
   * @param feeds only these feeds; empty means all
   */
  public static RunReport replay(
      Lake lake, Contracts contracts, Engines engines, List<String> feeds, Progress progress) {
    List<FeedContract> replayed = contracts.feedsInOrder(feeds);
    EnsureTables.silver(lake, contracts);
    Ledger ledger = Ledger.open(lake);
    List<BatchReport> batches = new ArrayList<>();
    for (FeedContract feed : replayed) {
      new PromoteBatch(engines.of(feed.needsSpark()), lake, ledger, progress)
          .replay(feed)
          .ifPresent(batches::add);
    }
    return new RunReport(
        batches, PromoteToGold.promote(lake, contracts, engines, GoldOptions.TOUCHED, progress));
  }
}
