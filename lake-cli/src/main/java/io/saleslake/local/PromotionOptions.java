package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.contract.Contracts;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Options that all promoting commands have in common. */
final class PromotionOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private LakeOption lake = new LakeOption();
  @Mixin private ContractsOption contracts = new ContractsOption();
  @Mixin private EngineOption engine = new EngineOption();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "FEED", description = "Only these feeds (default: all).")
  private List<String> feeds = List.of();

  LakeOption lake() {
    return lake;
  }

  OutputOption output() {
    return output;
  }

  List<String> feeds() {
    return feeds;
  }

  /** Reads the contracts and checks that they contain the selected feeds. */
  Contracts readContracts() {
    Contracts read = contracts.read();
    contracts.requireFeeds(command, read, feeds);
    return read;
  }

  /** The engines for a lake, by the option {@code --engine}. */
  LocalEngines engines(Lake opened, Contracts read) {
    return new LocalEngines(engine.choice(), opened.config(), opened.hadoop(), lake.folder(), read);
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  PrintWriter notes() {
    return CommonOptions.notes(command);
  }
}
