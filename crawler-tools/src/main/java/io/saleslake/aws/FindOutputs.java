package io.saleslake.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds Terraform's outputs for an environment: in the file that the user specifies, else in
 * outputs cached within the last hour, else by running Terraform, which takes seconds. {@code
 * scripts/terraform} removes the cache when it changes something.
 */
final class FindOutputs {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Flags flags;
  private final HostEnvironment host;
  private final Connection connection;

  FindOutputs(Flags flags, HostEnvironment host, Connection connection) {
    this.flags = flags;
    this.host = host;
    this.connection = connection;
  }

  /** Returns the outputs; empty if Terraform is not installed or was never initialized. */
  Optional<SourcedValue<Outputs>> find() {
    Optional<SourcedValue<String>> file =
        flags
            .outputs()
            .map(path -> new SourcedValue<>(path.toString(), "--outputs " + path))
            .or(() -> host.variable("LAKE_OUTPUTS"));
    if (file.isPresent()) {
      return Optional.of(parse(read(Path.of(file.get().value())), file.get().source()));
    }
    Path kept = folder().resolveSibling(environment() + ".outputs.json");
    return kept(kept).or(() -> askTerraform(kept));
  }

  private Optional<SourcedValue<Outputs>> kept(Path kept) {
    if (flags.refresh() || !Files.isReadable(kept)) {
      return Optional.empty();
    }
    Duration age = Duration.between(modified(kept), host.clock().instant());
    if (age.compareTo(KEPT) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        parse(
            read(kept),
            "terraform output, read %d min ago (--refresh asks again)"
                .formatted(Math.max(0, age.toMinutes()))));
  }

  private Optional<SourcedValue<Outputs>> askTerraform(Path kept) {
    if (!Files.isDirectory(folder())) {
      return Optional.empty();
    }
    return ReadTerraformOutputs.outputs(host, connection, folder())
        .map(
            json -> {
              SourcedValue<Outputs> outputs = parse(json, "terraform output");
              keep(kept, json);
              return outputs;
            });
  }

  /** Failing to write the cache only makes the next command slower. */
  private static void keep(Path kept, String json) {
    try {
      Files.writeString(kept, json);
    } catch (IOException e) {
      // Runs Terraform again.
    }
  }

  /** The folder in which {@code scripts/terraform} stores Terraform's data for the environment. */
  private Path folder() {
    return host.home().resolve(".terraform").resolve(environment());
  }

  private String environment() {
    return connection.environment().value().toString();
  }

  private static SourcedValue<Outputs> parse(String json, String source) {
    return new SourcedValue<>(ParseOutputs.parse(json, source), source);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw LakeException.external(
          "Cannot read outputs %s: %s"
              .formatted(file, Files.exists(file) ? e.getMessage() : "there is no such file"),
          e);
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
