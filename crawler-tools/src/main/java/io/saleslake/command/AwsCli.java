package io.saleslake.command;

import io.saleslake.aws.ExplainErrors;
import io.saleslake.aws.Machine;
import io.saleslake.cli.ReportErrors;
import io.saleslake.cli.StartCommandLine;
import io.saleslake.cli.Terminal;
import io.saleslake.crawl.CrawlProgress;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The face of the lake on AWS: {@code ./lake <command>}. */
@Command(
    name = "lake",
    description = "The sales data lake on AWS.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 where a command says so."},
    subcommands = {
      CrawlCommand.class,
      DriftCommand.class,
      StatusCommand.class,
      CostCommand.class,
      InferCommand.class,
      ConfigCommand.class
    })
public final class AwsCli {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  boolean help;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  boolean verbose;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "Say nothing on standard error but errors.")
  boolean quiet;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colors, as the variable NO_COLOR asks for too.")
  boolean noColor;

  private final Machine machine;

  AwsCli(Machine machine) {
    this.machine = machine;
  }

  /** The root of a command's line. */
  static AwsCli of(CommandSpec command) {
    return (AwsCli) command.root().userObject();
  }

  Machine machine() {
    return machine;
  }

  /** Whoever asked to be told nothing is told nothing. */
  CrawlProgress progress(PrintWriter err) {
    boolean watched = Terminal.isWatched();
    return quiet ? lines -> {} : new ShowCrawls(err, watched, watched && isColored());
  }

  private boolean isColored() {
    return !noColor && machine.variables().getOrDefault("NO_COLOR", "").isEmpty();
  }

  public static void main(String[] args) {
    Machine machine = Machine.here();
    StartCommandLine.start(args, (out, err) -> commandLine(out, err, machine));
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err, Machine machine) {
    AwsCli cli = new AwsCli(machine);
    ReportErrors errors = new ReportErrors(() -> cli.verbose, ExplainErrors::mask);
    return new CommandLine(cli)
        .setOut(out)
        .setErr(err)
        .setExecutionStrategy(errors)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(
            (e, command, parsed) ->
                errors.handleExecutionException(ExplainErrors.explain(e), command, parsed));
  }
}
