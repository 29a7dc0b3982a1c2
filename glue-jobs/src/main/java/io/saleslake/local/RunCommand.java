package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.Terminal;
import io.saleslake.contract.Contracts;
import io.saleslake.ledger.ReadBooks;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.RunLake;
import io.saleslake.run.RunReport;
import io.saleslake.run.SilverOptions;
import io.saleslake.sample.SampleOptions;
import io.saleslake.sql.CheckContracts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Promotes all that is new, from bronze over silver to gold. */
@Command(
    name = "run",
    description = {
      "Promote all that is new: bronze to silver to gold.",
      "An empty lake is filled with sample sales first. To start with your own files, './lake add' them"
          + " first."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private ContractsOption contractsOption = new ContractsOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--rebuild-gold", description = "Recompute every mart as a whole.")
  private boolean rebuildGold;

  @Option(names = "--no-sample", description = "Leave an empty lake empty.")
  private boolean noSample;

  @Parameters(paramLabel = "FEED", description = "Only these feeds (default: all).")
  private List<String> feeds = List.of();

  @Override
  public Integer call() {
    Contracts contracts = contractsOption.read();
    contractsOption.requireFeeds(contracts, feeds);
    return LakeLock.hold(lakeOption.folder(), "run", () -> run(contracts));
  }

  private int run(Contracts contracts) {
    PrintWriter err = command.commandLine().getErr();
    PrintRun print = new PrintRun(command.commandLine().getOut(), err, output, lakeOption);
    try (Lake lake = lakeOption.open()) {
      boolean empty = lakeOption.isBronzeEmpty() && ReadBooks.isEmpty(lake);
      if (empty && !noSample && feeds.isEmpty()) {
        print.sample(FillBronze.fill(lakeOption, SampleOptions.defaults()));
      }
      RunReport report = promote(lake, contracts, err);
      print.run(report);
      print.bronze(lake, contracts);
      if (!report.batches().isEmpty() || !report.marts().isEmpty()) {
        print.whatTheLakeHolds(lake);
      }
      print.seconds();
    }
    return 0;
  }

  private RunReport promote(Lake lake, Contracts contracts, PrintWriter err) {
    try (ShowProgress progress =
        ShowProgress.start(err, Terminal.isWatched(), "looking for new files", contracts)) {
      return RunLake.run(
          lake,
          contracts,
          CheckContracts.before(new LocalSpark(lake.config()), contracts),
          SilverOptions.of(feeds),
          new GoldOptions(List.of(), rebuildGold),
          progress);
    }
  }
}
