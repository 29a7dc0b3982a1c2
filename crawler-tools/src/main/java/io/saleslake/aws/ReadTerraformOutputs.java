package io.saleslake.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.LakeException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code terraform output -json} in the checkout. */
final class ReadTerraformOutputs {
  private static final int SECONDS = 60;

  private ReadTerraformOutputs() {}

  /**
   * Returns Terraform's output; empty if Terraform is not installed.
   *
   * @param data Terraform's data folder for the environment
   */
  static Optional<String> outputs(HostEnvironment host, Connection connection, Path data) {
    return program(host).map(terraform -> run(terraform, host, connection, data));
  }

  private static Optional<Path> program(HostEnvironment host) {
    String path = host.variables().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "terraform"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String run(
      Path terraform, HostEnvironment host, Connection connection, Path data) {
    ProcessBuilder command =
        new ProcessBuilder(terraform.toString(), "output", "-json", "-no-color")
            .directory(host.home().toFile());
    Map<String, String> variables = command.environment();
    variables.clear();
    variables.putAll(host.variables());
    variables.put("TF_DATA_DIR", data.toAbsolutePath().toString());
    connection.profile().ifPresent(profile -> variables.put("AWS_PROFILE", profile.value()));
    connection
        .endpoint()
        .ifPresent(endpoint -> variables.put("AWS_ENDPOINT_URL", endpoint.value().toString()));
    try {
      return answer(command.start());
    } catch (IOException e) {
      throw LakeException.external("Cannot run %s: %s".formatted(terraform, e.getMessage()), e);
    }
  }

  private static String answer(Process process) throws IOException {
    process.getOutputStream().close();
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw cannotRead("no answer within %d seconds".formatted(SECONDS));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw cannotRead("interrupted");
    }
    if (process.exitValue() != 0) {
      throw cannotRead(reason(errors.join()));
    }
    return output.join();
  }

  /** Extracts the line with the problem from the frame that Terraform draws around errors. */
  private static String reason(String errors) {
    return errors
        .lines()
        .map(line -> line.replaceFirst("^[│╷╵\\s]*", "").replaceFirst("^Error: ", ""))
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("terraform failed without a message");
  }

  private static LakeException cannotRead(String reason) {
    return LakeException.user(
        "Cannot read Terraform's outputs: %s; --outputs FILE names a saved `terraform output -json`"
            .formatted(reason));
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
