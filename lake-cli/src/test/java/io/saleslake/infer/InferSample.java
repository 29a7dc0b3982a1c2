package io.saleslake.infer;

import io.saleslake.infer.InferFeed.Inferred;
import io.saleslake.infer.InferFeed.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Infers contracts from samples, with the project's contracts and without a trial. */
final class InferSample {
  static final Path CONTRACTS = Path.of("contracts");

  private InferSample() {}

  static Inferred infer(Optional<String> table, Path... files) {
    return InferFeed.infer(options(table, files));
  }

  static Options options(Optional<String> table, Path... files) {
    return new Options(
        List.of(files),
        Optional.empty(),
        table,
        Optional.empty(),
        Optional.empty(),
        CONTRACTS,
        false,
        false);
  }
}
