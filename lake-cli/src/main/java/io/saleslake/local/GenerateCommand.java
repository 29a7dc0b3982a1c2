package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.cli.RequirePositive;
import io.saleslake.sample.SampleOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates sample sales. */
@Command(
    name = "generate",
    description = "Generate sample sales with known defects in bronze, with a manifest of them.")
public final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private LakeOption lakeOption = new LakeOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same files (default: the sample of ./lake run).")
  private @Nullable Long seed;

  @Option(names = "--lines", paramLabel = "N", description = "Order lines, about.")
  private @Nullable Integer lines;

  @Option(names = "--mix", description = "Allow it in a lake that holds other files.")
  private boolean mix;

  @Override
  public Integer call() {
    SampleOptions defaults = SampleOptions.defaults();
    if (lines != null) {
      RequirePositive.check(command, "--lines", lines);
    }
    SampleOptions options =
        new SampleOptions(
            seed == null ? defaults.seed() : seed,
            lines == null ? defaults.orderLines() : lines,
            defaults.firstDay(),
            defaults.days());
    lakeOption.check();
    if (!mix && !lakeOption.holdsSample() && !lakeOption.isBronzeEmpty()) {
      throw LakeException.user(
          "Cannot generate into %s: it holds other files; name another lake with --lake, or keep both in one with --mix"
              .formatted(lakeOption.folder()));
    }
    PrintWriter out = command.commandLine().getOut();
    LakeLock.hold(lakeOption.folder(), "generate", () -> FillBronze.fill(lakeOption, options));
    out.printf(
        "Generated %,d order lines of sample sales in %s; %s counts the planted defects.%n",
        options.orderLines(), lakeOption.bronze(), lakeOption.manifest());
    out.println("Next: ./lake run");
    out.flush();
    return 0;
  }
}
