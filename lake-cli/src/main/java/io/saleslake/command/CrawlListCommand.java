package io.saleslake.command;

import io.saleslake.aws.AwsLake;
import io.saleslake.cli.ResultWriter;
import io.saleslake.crawl.CrawlRun;
import io.saleslake.crawl.CrawlerStatus;
import io.saleslake.crawl.ListRuns;
import io.saleslake.crawl.ReadCrawlers;
import io.saleslake.crawl.SuccessRate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.glue.GlueClient;

/** Lists the lake's crawlers. */
@Command(
    name = "list",
    description = "The lake's crawlers: state, schedule, last run, and how many runs succeeded.")
final class CrawlListCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @ParentCommand private CrawlCommand crawl = new CrawlCommand();

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "30d",
      converter = DurationConverter.class,
      description = "Count the runs of this time, such as 30d (default: ${DEFAULT-VALUE}).")
  private Duration since = Duration.ofDays(30);

  @Override
  public Integer call() {
    AwsLake lake = crawl.lake();
    Map<String, String> domains = lake.outputs().value().crawlers();
    GlueClient glue = lake.clients().glue();
    Map<String, CrawlerStatus> crawlers = ReadCrawlers.read(glue, List.copyOf(domains.values()));
    Instant from = LakeCli.of(command).host().clock().instant().minus(since);
    Map<String, List<CrawlRun>> runs = ListRuns.since(glue, crawlers.keySet(), from);

    ResultWriter table = crawl.output().writer(command.commandLine().getOut());
    table.columns(
        List.of(
            "crawler",
            "domain",
            "state",
            "schedule",
            "last_run",
            "last_result",
            "runs",
            "success_percent"));
    domains.forEach(
        (domain, name) ->
            row(table, domain, crawlers.get(name), runs.getOrDefault(name, List.of())));
    table.end();
    return 0;
  }

  private static void row(
      ResultWriter table, String domain, @Nullable CrawlerStatus crawler, List<CrawlRun> runs) {
    if (crawler != null) {
      SuccessRate rate = SuccessRate.of(runs);
      table.row(
          Arrays.asList(
              crawler.name(),
              domain,
              crawler.state(),
              crawler.schedule().orElse(null),
              crawler
                  .last()
                  .flatMap(CrawlRun::startedAt)
                  .map(at -> at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                  .orElse(null),
              crawler.last().map(last -> last.result().toString()).orElse(null),
              runs.size(),
              rate.percent().orElse(null)));
    }
  }
}
