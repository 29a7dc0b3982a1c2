package io.saleslake.command;

import io.saleslake.aws.AwsLake;
import io.saleslake.catalog.Lake;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.PrintStatus;
import io.saleslake.contract.Contracts;
import io.saleslake.local.LakeOption;
import io.saleslake.local.PrintBronze;
import io.saleslake.status.ReadStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the status of each dataset in the lake on this machine or on AWS. */
@Command(
    name = "status",
    description = {
      "Per dataset: last batch, rows, rejected rows, freshness against its SLA.",
      "Then the files in bronze that are never read, or changed after they were promoted.",
      "With --aws, of the lake on AWS; then the runs of jobs and pipeline of the last day. As CSV and"
          + " JSON it is one table, of datasets or, with --runs, of runs."
    })
final class StatusCommand implements Callable<Integer> {
  private static final Duration DAY = Duration.ofDays(1);

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ContractsOption contractsOption = new ContractsOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--aws", description = "Show the lake on AWS.")
  private boolean aws;

  @Option(names = "--runs", description = "With --aws: show only the runs of the last day.")
  private boolean runs;

  @Override
  public Integer call() {
    requireUsage();
    if (aws) {
      onAws(connection.lake());
    } else {
      here();
    }
    return 0;
  }

  private void requireUsage() {
    if (runs && !aws) {
      throw usage("--runs needs --aws");
    }
    CommandSpec other =
        Objects.requireNonNull(command.mixins().get(aws ? "lakeOption" : "connection"));
    for (OptionSpec given : command.commandLine().getParseResult().matchedOptions()) {
      if (other.options().contains(given)) {
        throw usage(
            (aws ? "%s and --aws exclude each other" : "%s needs --aws")
                .formatted(given.longestName()));
      }
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private void here() {
    PrintWriter out = command.commandLine().getOut();
    if (!lakeOption.exists() && output.isTable()) {
      out.printf("There is no lake in %s yet; './lake run' makes one.%n", lakeOption.folder());
      out.flush();
      return;
    }
    Contracts contracts = contractsOption.read();
    try (Lake lake = lakeOption.openExisting()) {
      PrintStatus.print(ReadStatus.read(lake, contracts), output.writer(out), Instant.now());
      PrintBronze bronze =
          PrintBronze.of(lake, contracts, output.isTable() ? out : CommonOptions.notes(command));
      bronze.skipped();
      bronze.changed();
    }
  }

  private void onAws(AwsLake lake) {
    Instant now = LakeCli.of(command).host().clock().instant();
    PrintWriter out = command.commandLine().getOut();
    if (!runs) {
      Contracts contracts = contractsOption.read();
      try (Lake tables = lake.openTables()) {
        PrintStatus.print(ReadStatus.read(tables, contracts), output.writer(out), now);
      }
    }
    if (runs || output.isTable()) {
      if (!runs) {
        out.println();
      }
      PrintRuns.print(lake, now.minus(DAY), output, out);
    }
  }
}
