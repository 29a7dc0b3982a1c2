package io.saleslake.command;

import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.ContractsOption;
import io.saleslake.infer.InferFeed;
import io.saleslake.infer.SaveDrafts;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
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

/** Drafts a feed's contract from sample files. */
@Command(
    name = "infer",
    description = {
      "Draft a feed's contract from sample files, on this machine alone.",
      "Reads every row of CSV, JSON lines, Parquet or Avro files: encoding, delimiter, header, types,"
          + " date formats, missing values, candidate keys. Promotes the sample with the draft in a"
          + " temporary lake and reports the rejected rows. The contract is printed to standard"
          + " output, notes to standard error. Replace each TODO in it, then run './lake contracts"
          + " check'.",
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
          "The silver table to map to. If it exists, columns with the same name are mapped and the"
              + " others are left to you; if it does not, its contract is drafted too.")
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "The domain of the contracts (default: the table's).")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "The encoding of CSV and JSON files, any that Java supports, such as windows-1252 (default: detected).")
  private Optional<String> encoding = Optional.empty();

  @Option(
      names = "--write",
      description =
          "Write the feed's draft, and that of a new table (default: named like the feed), into the"
              + " contracts folder instead of to standard output. Never replaces a file with content.")
  private boolean write;

  @Override
  public Integer call() {
    feed.ifPresent(name -> requireName("--feed", name));
    table.ifPresent(name -> requireName("--table", name));
    domain.ifPresent(name -> requireName("--domain", name));
    InferFeed.Inferred inferred =
        InferFeed.infer(
            new InferFeed.Options(
                files,
                feed,
                table,
                domain,
                encoding.map(this::charset),
                contracts.folder(),
                write,
                !CommonOptions.of(command).isQuiet()));
    PrintWriter out = command.commandLine().getOut();
    if (write) {
      SaveDrafts.save(contracts.folder(), inferred.drafts())
          .forEach(file -> out.println("Wrote " + file));
    } else {
      out.print(inferred.feed().yaml());
    }
    out.flush();
    PrintWriter notes = CommonOptions.notes(command);
    inferred.notes().forEach(note -> notes.println("Note: " + note));
    if (write) {
      notes.println("Next: replace each TODO, then ./lake contracts check");
    } else {
      inferred
          .table()
          .ifPresent(
              draft ->
                  notes.println(
                      "Note: the silver table does not exist; --write also writes its draft, %s"
                          .formatted(draft.path())));
    }
    notes.flush();
    return 0;
  }

  private void requireName(String option, String name) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw wrong("%s '%s' is not a lower-case name (a-z, 0-9, _)".formatted(option, name));
    }
  }

  private Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw wrong("--encoding '%s' is not an encoding that Java supports".formatted(name));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
