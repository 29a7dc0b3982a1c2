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
    Supplier<SparkSession> checked = CheckContracts.before(spark, contracts);
    return new RunReport(
        PromoteToSilver.promote(lake, contracts, checked, silver, progress),
        PromoteToGold.promote(lake, contracts, checked, gold, progress));
  }
}
