package io.saleslake.local;

import io.saleslake.contract.Contracts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Promotes all new files from bronze to silver and gold. */
@Command(
    name = "run",
    description = {
      "Promote all new files from bronze to silver and gold.",
      "An empty lake is filled with sample sales first. To start with your own files, './lake add' them"
          + " first."
    })
public final class RunCommand implements Callable<Integer> {
  @Mixin private PromotionOptions options = new PromotionOptions();

  @Option(names = "--rebuild-gold", description = "Recompute every mart in full.")
  private boolean rebuildGold;

  @Option(names = "--no-sample", description = "Do not generate sample sales in an empty lake.")
  private boolean noSample;

  @Override
  public Integer call() {
    Contracts contracts = options.readContracts();
    return LakeLock.hold(
        options.lake().folder(),
        "run",
        () -> PromoteLake.run(options, contracts, rebuildGold, noSample));
  }
}
