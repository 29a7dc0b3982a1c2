package io.saleslake.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of all commands; a mixin of the root command, named {@value #NAME}. */
public final class CommonOptions {
  /** The name of the mixin in the root command. */
  static final String NAME = "common";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show the versions of SalesLake and its engines and exit.")
  boolean version;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "Print only errors to standard error: no hints and no progress.")
  private boolean quiet;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Print without colors, as with the variable NO_COLOR.")
  private boolean noColor;

  /** Returns the options of a command line. */
  public static CommonOptions of(CommandSpec command) {
    return (CommonOptions) Objects.requireNonNull(command.root().mixins().get(NAME)).userObject();
  }

  /** The writer for hints and progress: standard error, or none with --quiet. */
  public static PrintWriter notes(CommandSpec command) {
    return of(command).quiet
        ? new PrintWriter(Writer.nullWriter())
        : command.commandLine().getErr();
  }

  public boolean isVerbose() {
    return verbose;
  }

  public boolean isQuiet() {
    return quiet;
  }

  public boolean isColored() {
    return !noColor;
  }
}
