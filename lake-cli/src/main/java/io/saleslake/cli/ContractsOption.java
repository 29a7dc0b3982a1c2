package io.saleslake.cli;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option for the contracts folder. */
public final class ContractsOption {
  @Option(
      names = "--contracts",
      paramLabel = "DIR",
      defaultValue = "${sys:lake.home:-.}/contracts",
      showDefaultValue = Visibility.NEVER,
      description = "The folder of the contracts (default: contracts of this checkout).")
  private Path folder = Path.of("contracts");

  public Path folder() {
    return folder;
  }

  public Contracts read() {
    return ContractReader.read(folder);
  }

  /** Returns a feed; an unknown name is wrong usage. */
  public FeedContract feed(CommandSpec command, Contracts contracts, String name) {
    requireFeeds(command, contracts, List.of(name));
    return contracts.feed(name);
  }

  public void requireFeeds(CommandSpec command, Contracts contracts, List<String> names) {
    for (String name : names) {
      if (!contracts.feeds().containsKey(name)) {
        throw new ParameterException(
            command.commandLine(),
            "unknown feed '%s' (feeds: %s)"
                .formatted(name, contracts.feeds().keySet().stream().collect(joining(", "))));
      }
    }
  }
}
