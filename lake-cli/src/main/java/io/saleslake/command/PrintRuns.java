package io.saleslake.command;

import io.saleslake.aws.AwsClients;
import io.saleslake.aws.AwsLake;
import io.saleslake.aws.ExplainErrors;
import io.saleslake.aws.Outputs;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import io.saleslake.runs.ReadRuns;
import io.saleslake.runs.RecentRun;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Prints the runs of jobs and pipeline. */
final class PrintRuns {
  private PrintRuns() {}

  static void print(AwsLake lake, Instant since, OutputOption output, PrintWriter out) {
    List<RecentRun> runs = read(lake, since);
    if (runs.isEmpty() && output.isTable()) {
      out.println("No job or pipeline ran within the last day.");
      out.flush();
      return;
    }
    ResultWriter table = output.writer(out);
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

  private static List<RecentRun> read(AwsLake lake, Instant since) {
    Outputs outputs = lake.outputs().value();
    AwsClients clients = lake.clients();
    return ReadRuns.since(
        clients.glue(),
        outputs.jobs().values(),
        clients.stepFunctions(),
        outputs.stateMachineArn(),
        since);
  }
}
