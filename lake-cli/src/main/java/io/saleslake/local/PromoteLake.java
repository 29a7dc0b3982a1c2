package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.Terminal;
import io.saleslake.contract.Contracts;
import io.saleslake.ledger.ReadLedger;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.ReplayQuarantine;
import io.saleslake.run.RunLake;
import io.saleslake.run.RunReport;
import io.saleslake.run.SilverOptions;
import io.saleslake.sample.SampleOptions;
import java.util.List;

/** Runs the promotions of a lake on this machine, and prints what they did. */
final class PromoteLake {
  private PromoteLake() {}

  static int run(
      PromotionOptions options, Contracts contracts, boolean rebuildGold, boolean noSample) {
    LakeOption lakeOption = options.lake();
    PrintRun print = new PrintRun(options);
    try (Lake lake = lakeOption.open();
        LocalEngines engines = options.engines(lake, contracts)) {
      boolean empty = lakeOption.isBronzeEmpty() && ReadLedger.isEmpty(lake);
      if (empty && !noSample && options.feeds().isEmpty()) {
        print.sample(FillBronze.fill(lakeOption, SampleOptions.defaults()));
      }
      RunReport report;
      try (ShowProgress progress = progress(options, "looking for new files", contracts)) {
        report =
            RunLake.run(
                lake,
                contracts,
                engines,
                SilverOptions.of(options.feeds()),
                new GoldOptions(List.of(), rebuildGold),
                progress);
      }
      print.run(report);
      print.bronze(lake, contracts);
      if (!report.batches().isEmpty() || !report.marts().isEmpty()) {
        print.whatTheLakeHolds(lake);
      }
      print.seconds();
    }
    return 0;
  }

  static int replay(PromotionOptions options, Contracts contracts, Lake lake) {
    PrintRun print = new PrintRun(options);
    RunReport report;
    try (LocalEngines engines = options.engines(lake, contracts);
        ShowProgress progress = progress(options, "looking for rejected rows", contracts)) {
      report = ReplayQuarantine.replay(lake, contracts, engines, options.feeds(), progress);
    }
    print.replay(report);
    print.seconds();
    return 0;
  }

  private static ShowProgress progress(
      PromotionOptions options, String doing, Contracts contracts) {
    return ShowProgress.start(options.notes(), Terminal.isWatched(), doing, contracts);
  }
}
