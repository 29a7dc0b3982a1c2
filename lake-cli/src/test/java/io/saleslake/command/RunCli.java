package io.saleslake.command;

import io.saleslake.aws.Machine;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One command line, run as a user would: what it printed and how it ended. */
public record RunCli(int exit, String out, String err) {
  public static RunCli on(Machine machine, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        LakeCli.commandLine(new PrintWriter(out), new PrintWriter(err), machine).execute(arguments);
    return new RunCli(exit, out.toString(), err.toString());
  }
}
