package io.saleslake.local;

import io.saleslake.cli.ReportErrors;
import io.saleslake.cli.StartCommandLine;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The face of the lake on a laptop: {@code ./lake <command>}. */
@Command(
    name = "lake",
    description = "A sales data lake in a folder: raw files in, query-ready tables out.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage.",
      "Start with './lake run': it fills an empty lake with sample sales.",
      "The lake on AWS: crawl, drift, infer, cost, config, status --aws; each has --help."
    },
    subcommands = {
      RunCommand.class,
      AddCommand.class,
      QueryCommand.class,
      TablesCommand.class,
      StatusCommand.class,
      QuarantineCommand.class,
      GenerateCommand.class,
      ContractsCommand.class
    })
public final class LakeCli {
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

  public static void main(String[] args) {
    StartCommandLine.start(args, LakeCli::commandLine);
  }

  /** The commands, for callers that give them their streams. */
  public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    LakeCli cli = new LakeCli();
    ReportErrors errors = new ReportErrors(() -> cli.verbose, UnaryOperator.identity());
    return new CommandLine(cli)
        .setOut(out)
        .setErr(err)
        .setExecutionStrategy(errors)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }
}
