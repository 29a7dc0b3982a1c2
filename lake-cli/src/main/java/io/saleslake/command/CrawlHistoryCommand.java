package io.saleslake.command;

import io.saleslake.aws.AwsLake;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.RequirePositive;
import io.saleslake.crawl.CrawlRun;
import io.saleslake.crawl.ListRuns;
import io.saleslake.crawl.SuccessRate;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the runs of a crawler. */
@Command(
    name = "history",
    description = "The runs of one crawler, newest first; AWS keeps a year of them.")
final class CrawlHistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @ParentCommand private CrawlCommand crawl = new CrawlCommand();

  @Parameters(paramLabel = "NAME", description = "A crawler, by name or by its domain.")
  private String name = "";

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "30d",
      converter = DurationConverter.class,
      description = "Runs of this time, such as 12h or 30d (default: ${DEFAULT-VALUE}).")
  private Duration since = Duration.ofDays(30);

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Show the newest N (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    RequirePositive.check(command, "--limit", limit);
    AwsLake lake = crawl.lake();
    String crawler =
        CrawlCommand.name(command.commandLine(), lake.outputs().value().crawlers(), name);
    Instant from = LakeCli.of(command).host().clock().instant().minus(since);
    List<CrawlRun> runs = ListRuns.since(lake.clients().glue(), crawler, from);

    new PrintCrawls(command.commandLine(), crawl.output(), lake, crawl.prices(lake))
        .history(runs.subList(0, Math.min(limit, runs.size())));
    PrintWriter notes = CommonOptions.notes(command);
    SuccessRate rate = SuccessRate.of(runs);
    notes.printf(
        "%s: %d of %d runs that ended since %s succeeded%s.%n",
        crawler,
        rate.succeeded(),
        rate.ended(),
        from.truncatedTo(ChronoUnit.SECONDS),
        rate.percent().map(" (%s %%)"::formatted).orElse(""));
    notes.flush();
    return 0;
  }
}
