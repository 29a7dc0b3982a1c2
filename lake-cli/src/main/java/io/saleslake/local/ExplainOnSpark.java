package io.saleslake.local;

import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.MartContract;
import io.saleslake.engine.Step;
import io.saleslake.gold.ExplainMart;
import io.saleslake.silver.ExplainFeed;
import java.util.List;

/**
 * The steps as Spark runs them. Commands refer to this class in method bodies only, so that they
 * start without Spark.
 */
final class ExplainOnSpark {
  private ExplainOnSpark() {}

  static List<Step> feed(Contracts contracts, FeedContract feed) {
    return ExplainFeed.explain(CheckOnSpark.engine(), contracts, feed);
  }

  static List<Step> mart(Contracts contracts, MartContract mart) {
    return ExplainMart.explain(CheckOnSpark.engine(), contracts, mart);
  }
}
