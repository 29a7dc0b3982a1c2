package io.saleslake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.function.BiFunction;
import picocli.CommandLine;

/** Runs a command line as a process: output in UTF-8, the result as exit code. */
public final class StartCommandLine {
  private StartCommandLine() {}

  /**
   * Runs the command line and exits.
   *
   * @param commandLine creates the command line for the output and error streams
   */
  public static void start(
      String[] arguments, BiFunction<PrintWriter, PrintWriter, CommandLine> commandLine) {
    CommandLine lake = commandLine.apply(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    int exit = lake.execute(arguments);
    lake.getOut().flush();
    lake.getErr().flush();
    System.exit(exit);
  }

  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), false, UTF_8);
  }
}
