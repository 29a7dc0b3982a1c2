package io.saleslake.command;

import io.saleslake.aws.HostEnvironment;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command line; contains its output and exit code. */
public record RunCli(int exit, String out, String err) {
  public static RunCli on(HostEnvironment host, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        LakeCli.commandLine(new PrintWriter(out), new PrintWriter(err), host).execute(arguments);
    return new RunCli(exit, out.toString(), err.toString());
  }
}
