package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Promotes rejected rows with the current contract. */
@Command(
    name = "replay",
    description = {
      "Send rejected rows through the current contract again.",
      "Valid rows are merged and marked as resolved; the others stay in quarantine."
    })
final class QuarantineReplayCommand implements Callable<Integer> {
  @Mixin private PromotionOptions options = new PromotionOptions();

  @Override
  public Integer call() {
    Contracts contracts = options.readContracts();
    try (Lake lake = options.lake().openExisting()) {
      return LakeLock.hold(
          options.lake().folder(), "replay", () -> PromoteLake.replay(options, contracts, lake));
    }
  }
}
