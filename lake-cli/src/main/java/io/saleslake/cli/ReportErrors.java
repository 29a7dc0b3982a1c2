package io.saleslake.cli;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Converts errors to one line on standard error and an exit code. */
public final class ReportErrors
    implements IParameterExceptionHandler, IExecutionExceptionHandler, IExecutionStrategy {
  private final BooleanSupplier verbose;
  private final UnaryOperator<String> mask;

  /**
   * @param verbose whether stack traces are shown; evaluated after the arguments are parsed
   * @param mask removes secrets from an error
   */
  public ReportErrors(BooleanSupplier verbose, UnaryOperator<String> mask) {
    this.verbose = verbose;
    this.mask = mask;
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

  /** Runs the command and reports its exceptions. */
  @Override
  public int execute(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error e) {
      List<CommandLine> commands = parsed.asCommandLineList();
      throw new ExecutionException(commands.get(commands.size() - 1), String.valueOf(e), e);
    }
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (isShuttingDown()) {
      return ExitCode.SOFTWARE; // failures during shutdown are caused by the shutdown
    }
    say(command.getErr(), mask.apply(message(e, command)));
    if (verbose.getAsBoolean()) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      command.getErr().print(mask.apply(trace.toString()));
      command.getErr().flush();
    }
    return ExitCode.SOFTWARE;
  }

  private static boolean isShuttingDown() {
    Thread nothing = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(nothing);
      Runtime.getRuntime().removeShutdownHook(nothing);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private String message(Exception e, CommandLine command) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof LakeException) {
      return message.matches("(?s)(Cannot|Invalid) .*")
          ? message
          : "Cannot %s: %s".formatted(verb(command), decapitalize(message));
    }
    boolean explained = Reason.known(e).isPresent() || verbose.getAsBoolean();
    return "Cannot %s: %s%s"
        .formatted(
            verb(command), oneLine(Reason.of(e)), explained ? "" : " (--verbose shows where)");
  }

  private static void say(PrintWriter err, String message) {
    err.println(message);
    err.flush();
  }

  /** The name of the command: {@code run}, {@code contracts check}. */
  private static String verb(CommandLine command) {
    String words = command.getCommandSpec().qualifiedName();
    return words.startsWith("lake ") ? words.substring("lake ".length()) : "start";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Lower-cases the first letter unless the first word is a name such as AWS. */
  private static String decapitalize(String text) {
    return text.isEmpty() || text.matches("(?s)\\p{Lu}{2}.*")
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
