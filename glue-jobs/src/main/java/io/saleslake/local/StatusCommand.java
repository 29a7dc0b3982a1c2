package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.PrintStatus;
import io.saleslake.contract.Contracts;
import io.saleslake.status.ReadStatus;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how each dataset stands. */
@Command(
    name = "status",
    description = {
      "Per dataset: last batch, rows, rejected rows, freshness against its promise.",
      "Then the files in bronze that are never read, or changed after they were promoted."
    })
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private ContractsOption contractsOption = new ContractsOption();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    if (!lakeOption.exists() && output.isTable()) {
      out.printf("There is no lake in %s yet; './lake run' makes one.%n", lakeOption.folder());
      out.flush();
      return 0;
    }
    Contracts contracts = contractsOption.read();
    try (Lake lake = lakeOption.openExisting()) {
      PrintStatus.print(ReadStatus.read(lake, contracts), output.writer(out), Instant.now());
      PrintBronze bronze =
          PrintBronze.of(lake, contracts, output.isTable() ? out : command.commandLine().getErr());
      bronze.skipped();
      bronze.changed();
    }
    return 0;
  }
}
