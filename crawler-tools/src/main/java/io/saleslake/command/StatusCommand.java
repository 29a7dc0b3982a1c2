package io.saleslake.command;

import io.saleslake.aws.AwsClients;
import io.saleslake.aws.AwsLake;
import io.saleslake.aws.ExplainErrors;
import io.saleslake.aws.Outputs;
import io.saleslake.catalog.Lake;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.PrintStatus;
import io.saleslake.cli.ResultWriter;
import io.saleslake.contract.Contracts;
import io.saleslake.runs.ReadRuns;
import io.saleslake.runs.RecentRun;
import io.saleslake.status.ReadStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the lake on AWS stands. */
@Command(
    name = "status",
    description = {
      "Per dataset of the lake on AWS: last batch, rows, rejected rows, freshness against its",
      "promise; then the runs of jobs and pipeline of the last day. As CSV and JSON it is one",
      "table, of datasets or, with --runs, of runs."
    })
final class StatusCommand implements Callable<Integer> {
  private static final Duration DAY = Duration.ofDays(1);

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ContractsOption contractsOption = new ContractsOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--runs", description = "Only the runs of the last day.")
  private boolean runs;

  @Override
  public Integer call() {
    AwsLake lake = connection.lake();
    Instant now = AwsCli.of(command).machine().clock().instant();
    PrintWriter out = command.commandLine().getOut();
    if (!runs) {
      Contracts contracts = contractsOption.read();
      try (Lake tables = lake.openTables()) {
        PrintStatus.print(ReadStatus.read(tables, contracts), output.writer(out), now);
      }
    }
    if (runs || output.isTable()) {
      List<RecentRun> recent = recent(lake, now.minus(DAY));
      if (!runs) {
        out.println();
      }
      if (recent.isEmpty() && output.isTable()) {
        out.println("No job or pipeline ran within the last day.");
        out.flush();
      } else {
        print(recent, output.writer(out));
      }
    }
    return 0;
  }

  /** The launcher goes by it; here it says what is the case. */
  @Option(
      names = "--aws",
      description = "The lake on AWS; without it, './lake status' is of the one on this machine.")
  void aws(boolean given) {}

  private static List<RecentRun> recent(AwsLake lake, Instant since) {
    Outputs outputs = lake.outputs().value();
    AwsClients clients = lake.clients();
    return ReadRuns.since(
        clients.glue(),
        outputs.jobs().values(),
        clients.stepFunctions(),
        outputs.stateMachineArn(),
        since);
  }

  private static void print(List<RecentRun> runs, ResultWriter table) {
    table.columns(List.of("started", "what", "name", "result", "seconds", "reason"));
    for (RecentRun run : runs) {
      table.row(
          Arrays.asList(
              run.startedAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
              run.what(),
              run.name(),
              run.result(),
              run.duration().map(Duration::toSeconds).orElse(null),
              run.reason().map(ExplainErrors::mask).orElse(null)));
    }
    table.end();
  }
}
