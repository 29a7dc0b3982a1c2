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
 * Finds what Terraform says of an environment: in the file that the user names, else in the answer
 * that Terraform gave within the last hour, else by asking Terraform, which takes seconds. {@code
 * scripts/terraform} removes the kept answer whenever it changes something.
 */
final class FindOutputs {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Flags flags;
  private final Machine machine;
  private final Connection connection;

  FindOutputs(Flags flags, Machine machine, Connection connection) {
    this.flags = flags;
    this.machine = machine;
    this.connection = connection;
  }

  /** The outputs, or nothing where this machine has no Terraform or never initialized it. */
  Optional<Sourced<Outputs>> find() {
    Optional<Sourced<String>> file =
        flags
            .outputs()
            .map(path -> new Sourced<>(path.toString(), "--outputs " + path))
            .or(() -> machine.variable("LAKE_OUTPUTS"));
    if (file.isPresent()) {
      return Optional.of(parse(read(Path.of(file.get().value())), file.get().source()));
    }
    Path kept = folder().resolveSibling(environment() + ".outputs.json");
    return kept(kept).or(() -> askTerraform(kept));
  }

  private Optional<Sourced<Outputs>> kept(Path kept) {
    if (flags.refresh() || !Files.isReadable(kept)) {
      return Optional.empty();
    }
    Duration age = Duration.between(modified(kept), machine.clock().instant());
    if (age.compareTo(KEPT) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        parse(
            read(kept),
            "terraform output, read %d min ago (--refresh asks again)"
                .formatted(Math.max(0, age.toMinutes()))));
  }

  private Optional<Sourced<Outputs>> askTerraform(Path kept) {
    if (!Files.isDirectory(folder())) {
      return Optional.empty();
    }
    return AskTerraform.outputs(machine, connection, folder())
        .map(
            json -> {
              Sourced<Outputs> outputs = parse(json, "terraform output");
              keep(kept, json);
              return outputs;
            });
  }

  /** A checkout that cannot be written to only makes the next command slower. */
  private static void keep(Path kept, String json) {
    try {
      Files.writeString(kept, json);
    } catch (IOException e) {
      // Terraform is asked again.
    }
  }

  /** Where {@code scripts/terraform} lets Terraform keep the environment's data. */
  private Path folder() {
    return machine.home().resolve(".terraform").resolve(environment());
  }

  private String environment() {
    return connection.environment().value().toString();
  }

  private static Sourced<Outputs> parse(String json, String source) {
    return new Sourced<>(ParseOutputs.parse(json, source), source);
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
