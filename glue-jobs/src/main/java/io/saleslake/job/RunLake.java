package io.saleslake.job;

import io.saleslake.Progress;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Promotes all that is new from bronze to silver, and what that touched from silver to gold. */
public final class RunLake {
  private RunLake() {}

  /**
   * Runs.
   *
   * @param spark asked only when there is work for it
   */
  public static RunReport run(
      Lake lake,
      Contracts contracts,
      Supplier<SparkSession> spark,
      SilverOptions silver,
      GoldOptions gold,
      Progress progress) {
    return new RunReport(
        PromoteToSilver.promote(lake, contracts, spark, silver, progress),
        PromoteToGold.promote(lake, contracts, spark, gold, progress));
  }
}
