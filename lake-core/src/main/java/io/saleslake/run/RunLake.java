package io.saleslake.run;

import io.saleslake.Progress;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.engine.Engines;

/** Promotes all that is new from bronze to silver, and what that touched from silver to gold. */
public final class RunLake {
  private RunLake() {}

  public static RunReport run(
      Lake lake,
      Contracts contracts,
      Engines engines,
      SilverOptions silver,
      GoldOptions gold,
      Progress progress) {
    return new RunReport(
        PromoteToSilver.promote(lake, contracts, engines, silver, progress),
        PromoteToGold.promote(lake, contracts, engines, gold, progress));
  }
}
