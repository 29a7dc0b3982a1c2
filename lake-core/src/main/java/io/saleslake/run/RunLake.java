package io.saleslake.run;

import io.saleslake.Progress;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.engine.Engine;
import java.util.function.Supplier;

/** Promotes all that is new from bronze to silver, and what that touched from silver to gold. */
public final class RunLake {
  private RunLake() {}

  /**
   * Runs.
   *
   * @param engine asked only when there is work for it; it has checked the contracts by then
   */
  public static RunReport run(
      Lake lake,
      Contracts contracts,
      Supplier<Engine> engine,
      SilverOptions silver,
      GoldOptions gold,
      Progress progress) {
    return new RunReport(
        PromoteToSilver.promote(lake, contracts, engine, silver, progress),
        PromoteToGold.promote(lake, contracts, engine, gold, progress));
  }
}
