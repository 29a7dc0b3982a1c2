package io.saleslake.command;

import io.saleslake.cost.Prices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The option for the price file. */
final class PricesOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "List prices (default: prices/<region>.yaml of this checkout).")
  private Optional<Path> file = Optional.empty();

  Prices read(String region) {
    return Prices.read(file, folder(), region);
  }

  /**
   * Returns the prices; empty if no file was specified and the checkout has none for the region.
   */
  Optional<Prices> readIfThere(String region) {
    return file.isPresent() || Files.exists(folder().resolve(region + ".yaml"))
        ? Optional.of(read(region))
        : Optional.empty();
  }

  private Path folder() {
    return LakeCli.of(command).host().home().resolve("prices");
  }
}
