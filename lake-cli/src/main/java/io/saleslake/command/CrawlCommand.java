package io.saleslake.command;

import io.saleslake.LakeException;
import io.saleslake.aws.AwsLake;
import io.saleslake.aws.ExplainErrors;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.RequirePositive;
import io.saleslake.cli.Terminal;
import io.saleslake.cost.Prices;
import io.saleslake.crawl.CrawlProgress;
import io.saleslake.crawl.Outcome;
import io.saleslake.crawl.RunCrawlers;
import io.saleslake.crawl.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;

/** Runs crawlers. */
@Command(
    name = "crawl",
    description = {
      "Start crawlers over bronze, wait for them, and show what each found and cost.",
      "A running crawler is joined. After a timeout or an interruption, the crawls continue."
    },
    footer = {"", "Exit codes: 0 all succeeded, 1 one failed or timed out, 2 wrong usage."},
    subcommands = {CrawlListCommand.class, CrawlHistoryCommand.class})
final class CrawlCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private PricesOption prices = new PricesOption();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "NAME", description = "Crawlers, by name or by their domain.")
  private List<String> names = List.of();

  @Option(names = "--all", description = "Every crawler of the lake.")
  private boolean all;

  @Option(names = "--domain", paramLabel = "DOMAIN", description = "The crawler of this domain.")
  private List<String> domains = List.of();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "5",
      description = "Maximum number of concurrent crawlers (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(names = "--no-wait", description = "Start the crawlers and do not wait.")
  private boolean noWait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "1h",
      converter = DurationConverter.class,
      description = "Maximum time to wait, such as 90s, 15m or 2h (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofHours(1);

  @Override
  public Integer call() {
    requireUsage();
    AwsLake lake = connection.lake();
    List<String> crawlers = chosen(lake.outputs().value().crawlers());
    Optional<Prices> priced = prices.readIfThere(lake.region().value());
    List<Outcome> outcomes = run(lake, crawlers);
    PrintCrawls print = new PrintCrawls(command.commandLine(), output, lake, priced);
    print.outcomes(outcomes);
    return outcomes.stream().allMatch(Outcome::isGood) ? 0 : 1;
  }

  private void requireUsage() {
    int ways = (names.isEmpty() ? 0 : 1) + (domains.isEmpty() ? 0 : 1) + (all ? 1 : 0);
    if (ways != 1) {
      throw usage("no crawlers specified: give NAME..., --domain or --all");
    }
    RequirePositive.check(command, "--parallel", parallel);
  }

  /** Resolves crawler names or domains to AWS crawler names. */
  private List<String> chosen(Map<String, String> crawlers) {
    if (all) {
      return List.copyOf(crawlers.values());
    }
    List<String> chosen = new ArrayList<>();
    for (String word : names.isEmpty() ? domains : names) {
      chosen.add(name(command.commandLine(), crawlers, word));
    }
    return chosen.stream().distinct().toList();
  }

  /** Resolves one crawler name or domain. */
  static String name(CommandLine asked, Map<String, String> crawlers, String word) {
    String ofDomain = crawlers.get(word);
    if (ofDomain == null && !crawlers.containsValue(word)) {
      throw new ParameterException(
          asked,
          "unknown crawler '%s' (domains: %s)"
              .formatted(word, String.join(", ", crawlers.keySet())));
    }
    return ofDomain == null ? word : ofDomain;
  }

  private List<Outcome> run(AwsLake lake, List<String> crawlers) {
    GlueClient glue = lake.clients().glue();
    if (noWait) {
      return RunCrawlers.start(glue, crawlers);
    }
    try {
      return RunCrawlers.run(
          glue,
          crawlers,
          new RunCrawlers.Options(parallel, timeout, lake.timeouts().poll()),
          Stopwatch.here(),
          progress());
    } catch (SdkException e) {
      throw LakeException.external(
          "%s; the started crawls continue; the same command joins them"
              .formatted(ExplainErrors.reason(e)),
          e);
    }
  }

  private CrawlProgress progress() {
    boolean watched = Terminal.isWatched();
    return new ShowCrawls(
        CommonOptions.notes(command), watched, watched && LakeCli.of(command).isColored());
  }

  AwsLake lake() {
    return connection.lake();
  }

  Optional<Prices> prices(AwsLake lake) {
    return prices.readIfThere(lake.region().value());
  }

  OutputOption output() {
    return output;
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
