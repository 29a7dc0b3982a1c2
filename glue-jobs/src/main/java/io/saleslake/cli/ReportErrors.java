package io.saleslake.cli;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on standard error and an exit code. */
public final class ReportErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final BooleanSupplier verbose;

  /**
   * @param verbose whether stack traces are shown; asked once the arguments are read
   */
  public ReportErrors(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    if (lacksCommand(e)) {
      command.usage(command.getErr());
      return ExitCode.USAGE;
    }
    String help = command.getCommandSpec().qualifiedName() + " --help";
    say(
        command.getErr(),
        "Cannot %s: %s; see './%s'"
            .formatted(verb(command), decapitalize(oneLine(String.valueOf(e.getMessage()))), help));
    return ExitCode.USAGE;
  }

  private static boolean lacksCommand(ParameterException e) {
    return !(e.getCommandLine().getCommand() instanceof Callable)
        && !(e instanceof UnmatchedArgumentException);
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    say(command.getErr(), message(e, command));
    if (verbose.getAsBoolean()) {
      e.printStackTrace(command.getErr());
      command.getErr().flush();
    }
    return ExitCode.SOFTWARE;
  }

  private String message(Exception e, CommandLine command) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof LakeException) {
      return message.matches("(?s)(Cannot|Invalid) .*")
          ? message
          : "Cannot %s: %s".formatted(verb(command), decapitalize(message));
    }
    return "Cannot %s: %s%s"
        .formatted(
            verb(command),
            oneLine(Reason.of(e)),
            verbose.getAsBoolean() ? "" : " (--verbose shows where)");
  }

  private static void say(PrintWriter err, String message) {
    err.println(message);
    err.flush();
  }

  /** What the user tried: {@code run}, {@code contracts check}. */
  private static String verb(CommandLine command) {
    String words = command.getCommandSpec().qualifiedName();
    return words.startsWith("lake ") ? words.substring("lake ".length()) : "start";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String decapitalize(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
