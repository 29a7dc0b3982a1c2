package io.saleslake.command;

import io.saleslake.aws.ExplainErrors;
import io.saleslake.aws.HostEnvironment;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.ReportErrors;
import io.saleslake.cli.StartCommandLine;
import io.saleslake.local.AddCommand;
import io.saleslake.local.ContractsCommand;
import io.saleslake.local.ExplainCommand;
import io.saleslake.local.GenerateCommand;
import io.saleslake.local.QuarantineCommand;
import io.saleslake.local.QueryCommand;
import io.saleslake.local.RunCommand;
import io.saleslake.local.TablesCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** The command line for lakes on this machine and on AWS: {@code ./lake <command>}. */
@Command(
    name = "lake",
    description = "A sales data lake: raw files in, query-ready tables out.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 where a command's help names it.",
      "Start with './lake run': it fills an empty lake with sample sales.",
      "The lake on AWS: crawl, drift, cost, config and status --aws."
    },
    subcommands = {
      RunCommand.class,
      AddCommand.class,
      QueryCommand.class,
      TablesCommand.class,
      StatusCommand.class,
      QuarantineCommand.class,
      GenerateCommand.class,
      ContractsCommand.class,
      ExplainCommand.class,
      InferCommand.class,
      CrawlCommand.class,
      DriftCommand.class,
      CostCommand.class,
      ConfigCommand.class,
      CompletionCommand.class
    })
public final class LakeCli {
  @Mixin private CommonOptions common = new CommonOptions();

  private final HostEnvironment host;
  private boolean asksAws;

  private LakeCli(HostEnvironment host) {
    this.host = host;
  }

  /** Returns the root command. */
  static LakeCli of(CommandSpec command) {
    return (LakeCli) command.root().userObject();
  }

  HostEnvironment host() {
    return host;
  }

  /** Enables masking, because errors may contain AWS account numbers and keys. */
  void askAws() {
    asksAws = true;
  }

  boolean isColored() {
    return common.isColored() && host.variables().getOrDefault("NO_COLOR", "").isEmpty();
  }

  public static void main(String[] args) {
    StartCommandLine.start(args, LakeCli::commandLine);
  }

  /** Creates the command line for the environment of this process. */
  public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine(out, err, HostEnvironment.here());
  }

  /** Creates the command line for another environment. */
  public static CommandLine commandLine(PrintWriter out, PrintWriter err, HostEnvironment host) {
    LakeCli cli = new LakeCli(host);
    ReportErrors errors =
        new ReportErrors(
            () -> cli.common.isVerbose(),
            message -> cli.asksAws ? ExplainErrors.mask(message) : message);
    CommandLine root = new CommandLine(cli);
    LakeVersion.provide(root, host.home());
    return root.setOut(out)
        .setErr(err)
        .setExecutionStrategy(errors)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(
            (e, command, parsed) ->
                errors.handleExecutionException(ExplainErrors.explain(e), command, parsed));
  }
}
