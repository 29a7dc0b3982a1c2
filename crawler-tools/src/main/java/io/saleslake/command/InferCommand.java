package io.saleslake.command;

import io.saleslake.LakeException;
import io.saleslake.cli.ContractsOption;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.TableContract;
import io.saleslake.infer.InferFeed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a feed's contract of sample files. */
@Command(
    name = "infer",
    description = {
      "Write a feed's contract to start from: what a crawler does, on this machine alone.",
      "Looks at every row of CSV, JSON lines, Parquet or Avro files: delimiter, header, types, date"
          + " formats, missing values, candidate keys. The contract goes to standard output, what"
          + " you should know to standard error. Decide what its comments leave to you, then run"
          + " './lake contracts check'.",
    })
final class InferCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private ContractsOption contracts = new ContractsOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of one feed.")
  private List<Path> files = List.of();

  @Option(
      names = "--feed",
      paramLabel = "NAME",
      description = "The feed's name (default: made of the first file's).")
  private Optional<String> feed = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "The silver table to map to; columns of equal names are mapped, the others left to you.")
  private Optional<String> table = Optional.empty();

  @Override
  public Integer call() {
    feed.filter(name -> !name.matches("[a-z][a-z0-9_]*"))
        .ifPresent(
            name -> {
              throw new ParameterException(
                  command.commandLine(),
                  "--feed '%s' is not a lower-case name (a-z, 0-9, _)".formatted(name));
            });
    InferFeed.Inferred inferred = InferFeed.infer(files, feed, table.map(this::table));
    PrintWriter out = command.commandLine().getOut();
    out.print(inferred.yaml());
    out.flush();
    if (!AwsCli.of(command).quiet) {
      PrintWriter err = command.commandLine().getErr();
      inferred.notes().forEach(note -> err.println("Note: " + note));
      err.flush();
    }
    return 0;
  }

  private TableContract table(String name) {
    Contracts known = contracts.read();
    TableContract found = known.tables().get(name);
    if (found == null) {
      throw LakeException.user(
          "Unknown table '%s' (tables: %s)"
              .formatted(name, String.join(", ", known.tables().keySet())));
    }
    return found;
  }
}
