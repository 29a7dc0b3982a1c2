package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.Terminal;
import io.saleslake.contract.Contracts;
import io.saleslake.run.ReplayQuarantine;
import io.saleslake.run.RunReport;
import io.saleslake.sql.CheckContracts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends rejected rows through the contract as it is now. */
@Command(
    name = "replay",
    description = {
      "Send rejected rows through the current contract again.",
      "What passes is merged and marked as resolved; the rest stays in quarantine."
    })
final class QuarantineReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private ContractsOption contractsOption = new ContractsOption();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "FEED", description = "Only rows of these feeds (default: all).")
  private List<String> feeds = List.of();

  @Override
  public Integer call() {
    Contracts contracts = contractsOption.read();
    contractsOption.requireFeeds(contracts, feeds);
    try (Lake lake = lakeOption.openExisting()) {
      return LakeLock.hold(lakeOption.folder(), "replay", () -> replay(lake, contracts));
    }
  }

  private int replay(Lake lake, Contracts contracts) {
    PrintWriter err = command.commandLine().getErr();
    PrintRun print = new PrintRun(command.commandLine().getOut(), err, output, lakeOption);
    RunReport report;
    try (ShowProgress progress =
        ShowProgress.start(err, Terminal.isWatched(), "looking for rejected rows", contracts)) {
      report =
          ReplayQuarantine.replay(
              lake,
              contracts,
              CheckContracts.before(new LocalSpark(lake.config()), contracts),
              feeds,
              progress);
    }
    print.replay(report);
    print.seconds();
    return 0;
  }
}
