package io.saleslake.local;

import static java.util.stream.Collectors.joining;

import io.saleslake.cli.ContractsOption;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.MartContract;
import io.saleslake.engine.Step;
import io.saleslake.gold.ExplainMart;
import io.saleslake.silver.ExplainFeed;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the SQL steps of a promotion. */
@Command(
    name = "explain",
    description = {
      "Print the SQL that promotes a feed, fills a silver table or computes a mart.",
      "Every step is a view over the ones before it. Inputs that only a run has are empty views."
    })
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private ContractsOption contractsOption = new ContractsOption();
  @Mixin private EngineOption engine = new EngineOption();

  @Parameters(paramLabel = "NAME", description = "A feed, a silver table or a mart.")
  private String name = "";

  @Override
  public Integer call() {
    Contracts contracts = contractsOption.read();
    List<FeedContract> feeds =
        contracts.feeds().values().stream()
            .filter(feed -> feed.name().equals(name) || feed.table().name().equals(name))
            .toList();
    if (feeds.isEmpty() && !contracts.marts().containsKey(name)) {
      throw new ParameterException(
          command.commandLine(),
          "unknown name '%s' (feeds, tables and marts: %s)".formatted(name, names(contracts)));
    }
    PrintWriter out = command.commandLine().getOut();
    try (LocalEngines engines = LocalEngines.withoutLake(engine.choice(), contracts)) {
      for (FeedContract feed : feeds) {
        print(
            out,
            "%s to silver.%s".formatted(feed.name(), feed.table().name()),
            ExplainFeed.explain(engines.of(feed.needsSpark()), contracts, feed));
      }
      if (contracts.marts().containsKey(name)) {
        MartContract mart = contracts.mart(name);
        print(
            out,
            "gold." + name,
            ExplainMart.explain(engines.of(mart.needsSpark()), contracts, mart));
      }
    }
    out.flush();
    return 0;
  }

  private static String names(Contracts contracts) {
    return Stream.of(contracts.feeds(), contracts.tables(), contracts.marts())
        .flatMap(map -> map.keySet().stream())
        .distinct()
        .sorted()
        .collect(joining(", "));
  }

  private static void print(PrintWriter out, String title, List<Step> steps) {
    out.printf("-- %s%n", title);
    for (Step step : steps) {
      out.printf(
          "%n-- %s%nCREATE OR REPLACE TEMPORARY VIEW %s AS%n%s;%n",
          step.purpose(), step.relation(), step.sql());
    }
  }
}
