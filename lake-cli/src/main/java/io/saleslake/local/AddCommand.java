package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.bronze.AddFiles;
import io.saleslake.bronze.AddFiles.Added;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.ContractsOption;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Adds files to bronze for the next run. */
@Command(name = "add", description = "Add files to bronze; the next run promotes them.")
public final class AddCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();
  @Mixin private ContractsOption contractsOption = new ContractsOption();

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      converter = Day.class,
      description = "The day they arrived (default: today, UTC).")
  private @Nullable LocalDate date;

  @Option(names = "--mix", description = "Allow it in a lake that holds sample sales.")
  private boolean mix;

  @Parameters(index = "0", paramLabel = "FEED", description = "The feed of the files.")
  private String feedName = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files to copy.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    Contracts contracts = contractsOption.read();
    FeedContract feed = contractsOption.feed(command, contracts, feedName);
    lakeOption.check();
    if (!mix && lakeOption.holdsSample()) {
      throw LakeException.user(
          "Cannot add to %s: it holds generated sample sales; name another lake with --lake, or keep both in one with --mix"
              .formatted(lakeOption.folder()));
    }
    LocalDate day = date == null ? LocalDate.now(ZoneOffset.UTC) : date;
    List<Added> added = AddFiles.add(lakeOption.bronze(), feed, day, files);
    PrintWriter out = command.commandLine().getOut();
    for (Added file : added) {
      out.printf("%s %s%n", file.alreadyThere() ? "Already there:" : "Added", file.target());
    }
    out.flush();
    if (!added.stream().allMatch(Added::alreadyThere)) {
      PrintWriter notes = CommonOptions.notes(command);
      notes.println("Next: ./lake run");
      notes.flush();
    }
    return 0;
  }

  /** Parses a calendar date in a command. */
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'%s' is not a day such as 2026-01-31".formatted(text));
      }
    }
  }
}
