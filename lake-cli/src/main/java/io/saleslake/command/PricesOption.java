package io.saleslake.command;

import io.saleslake.cost.Prices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Which prices a command goes by. */
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

  /** The prices, or nothing where the checkout has none of the region and the user names none. */
  Optional<Prices> readIfThere(String region) {
    return file.isPresent() || Files.exists(folder().resolve(region + ".yaml"))
        ? Optional.of(read(region))
        : Optional.empty();
  }

  private Path folder() {
    return LakeCli.of(command).machine().home().resolve("prices");
  }
}
