package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import io.saleslake.contract.Contracts;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how each dataset stands. */
@Command(
    name = "status",
    description = "Per dataset: last batch, rows, rejected rows, freshness against its promise.")
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
      print(ReadStatus.read(lake, contracts), output.writer(out), Instant.now());
    }
    return 0;
  }

  private static void print(List<DatasetStatus> datasets, ResultWriter table, Instant now) {
    table.columns(
        List.of("dataset", "last_batch", "finished_at", "rows", "quarantined", "freshness"));
    for (DatasetStatus dataset : datasets) {
      table.row(
          Arrays.asList(
              dataset.dataset(),
              dataset.lastBatch().orElse(null),
              dataset
                  .finishedAt()
                  .map(at -> at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                  .orElse(null),
              dataset.rows(),
              dataset.quarantined(),
              dataset.freshness(now)));
    }
    table.end();
  }
}
