package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends rejected rows through the contract as it is now. */
@Command(
    name = "replay",
    description = {
      "Send rejected rows through the current contract again.",
      "What passes is merged and marked as resolved; the rest stays in quarantine."
    })
final class QuarantineReplayCommand implements Callable<Integer> {
  @Mixin private PromotionOptions options = new PromotionOptions();

  @Override
  public Integer call() {
    Contracts contracts = options.readContracts();
    try (Lake lake = options.lake().openExisting()) {
      return LakeLock.hold(
          options.lake().folder(), "replay", () -> PromoteOnSpark.replay(options, contracts, lake));
    }
  }
}
