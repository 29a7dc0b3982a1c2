package io.saleslake.command;

import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import io.saleslake.aws.AwsLake;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import io.saleslake.contract.FeedContract;
import io.saleslake.drift.CompareFeed;
import io.saleslake.drift.Difference;
import io.saleslake.drift.FeedDrift;
import io.saleslake.drift.FoundTable;
import io.saleslake.drift.ReadBronze;
import io.saleslake.drift.SuggestChange;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the tables that crawlers found with the contracts. */
@Command(
    name = "drift",
    description = {
      "Compare what the crawlers found in bronze with the feeds' contracts: columns that are new,",
      "missing or of another type, and the change of the contract as YAML to paste."
    },
    footer = {"", "Exit codes: 0 no drift, 1 failed, 2 wrong usage, 3 drift."})
final class DriftCommand implements Callable<Integer> {
  private static final int DRIFT = 3;

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ContractsOption contracts = new ContractsOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description = "Only feeds of this domain (default: all).")
  private List<String> domains = List.of();

  @Override
  public Integer call() {
    List<FeedContract> feeds = feeds();
    AwsLake lake = connection.lake();
    String database = lake.outputs().value().database("bronze");
    List<FoundTable> tables = ReadBronze.read(lake.clients().glue(), database);
    List<FeedDrift> drifts = feeds.stream().map(feed -> CompareFeed.compare(feed, tables)).toList();
    if (drifts.stream().allMatch(drift -> drift.table().isEmpty())) {
      throw LakeException.user(
          "Cannot compare: the crawlers found no files of %s in %s yet; './lake crawl' runs them"
              .formatted(names(drifts), database));
    }
    print(drifts);
    return drifts.stream().allMatch(drift -> drift.differences().isEmpty()) ? ExitCode.OK : DRIFT;
  }

  private List<FeedContract> feeds() {
    List<FeedContract> feeds = List.copyOf(contracts.read().feeds().values());
    List<String> known =
        feeds.stream().map(feed -> feed.header().domain()).distinct().sorted().toList();
    for (String domain : domains) {
      if (!known.contains(domain)) {
        throw new ParameterException(
            command.commandLine(),
            "unknown domain '%s' (domains: %s)".formatted(domain, String.join(", ", known)));
      }
    }
    return feeds.stream()
        .filter(feed -> domains.isEmpty() || domains.contains(feed.header().domain()))
        .toList();
  }

  private void print(List<FeedDrift> drifts) {
    PrintWriter out = command.commandLine().getOut();
    List<FeedDrift> drifted =
        drifts.stream().filter(drift -> !drift.differences().isEmpty()).toList();
    if (!drifted.isEmpty() || !output.isTable()) {
      rows(drifted, output.writer(out));
    }
    if (output.isTable()) {
      drifted.forEach(drift -> out.printf("%n%s", SuggestChange.yaml(drift)));
      out.flush();
    }
    report(drifts);
  }

  private void rows(List<FeedDrift> drifted, ResultWriter table) {
    List<String> columns = new ArrayList<>(List.of("feed", "column", "drift", "contract", "found"));
    if (!output.isTable()) {
      columns.add("suggestion");
    }
    table.columns(columns);
    for (FeedDrift drift : drifted) {
      for (Difference difference : drift.differences()) {
        List<@Nullable Object> row =
            new ArrayList<>(
                Arrays.asList(
                    drift.feed().name(),
                    difference.header(),
                    difference.kind().toString(),
                    difference.contractType().orElse(null),
                    difference.foundType().orElse(null)));
        if (!output.isTable()) {
          row.add(SuggestChange.yaml(difference));
        }
        table.row(row);
      }
    }
    table.end();
  }

  private void report(List<FeedDrift> drifts) {
    PrintWriter notes = CommonOptions.notes(command);
    List<FeedDrift> empty = drifts.stream().filter(drift -> drift.table().isEmpty()).toList();
    notes.printf(
        "%d of %d feeds drifted.%n",
        drifts.stream().filter(drift -> !drift.differences().isEmpty()).count(),
        drifts.size() - empty.size());
    if (!empty.isEmpty()) {
      notes.printf("Not compared, as no crawler found files of them: %s.%n", names(empty));
    }
    notes.flush();
  }

  private static String names(List<FeedDrift> drifts) {
    return drifts.stream().map(drift -> drift.feed().name()).collect(joining(", "));
  }
}
