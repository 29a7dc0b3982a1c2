package io.saleslake.local;

import io.saleslake.cli.ContractsOption;
import io.saleslake.contract.Contracts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands for contracts. */
@Command(
    name = "contracts",
    description = "Commands for contracts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ContractsCommand.Check.class)
public final class ContractsCommand {

  /** Checks all contracts and the SQL in them. */
  @Command(name = "check", description = "Check all contracts and marts, and list all problems.")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private ContractsOption contractsOption = new ContractsOption();
    @Mixin private EngineOption engine = new EngineOption();

    @Override
    public Integer call() {
      Contracts contracts = contractsOption.read();
      LocalEngines.check(engine.choice(), contracts);
      PrintWriter out = command.commandLine().getOut();
      out.printf(
          "Contracts are valid: %d tables, %d feeds, %d marts.%n",
          contracts.tables().size(), contracts.feeds().size(), contracts.marts().size());
      out.flush();
      return 0;
    }
  }
}
