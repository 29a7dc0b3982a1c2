package io.saleslake.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.LakeException;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Writes the template that Terraform deploys: {@code Synthesize CONTRACTS TEMPLATE}. */
public final class Synthesize {
  /** CloudFormation's maximum size of a template in S3. */
  private static final int MAX_BYTES = 1_000_000;

  private Synthesize() {}

  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("Usage: Synthesize CONTRACTS TEMPLATE");
      System.exit(2);
    }
    try {
      synthesize(Path.of(arguments[0]), Path.of(arguments[1]));
    } catch (LakeException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Writes the template.
   *
   * @param contracts the folder of contracts
   * @param template the file to write; an existing file is replaced
   */
  static void synthesize(Path contracts, Path template) {
    Contracts read = ContractReader.read(contracts);
    try {
      Path assembly = Files.createTempDirectory("saleslake-monitoring");
      App app = app(assembly);
      MonitoringStack.add(app, read, ContractsDigest.of(contracts));
      app.synth();
      String written = Files.readString(assembly.resolve(MonitoringStack.NAME + ".template.json"));
      if (written.getBytes(UTF_8).length > MAX_BYTES) {
        throw LakeException.internal(
            "Cannot write %s: more than %,d bytes".formatted(template, MAX_BYTES));
      }
      Files.writeString(template, written);
      delete(assembly);
    } catch (IOException e) {
      throw LakeException.external("Cannot write %s: %s".formatted(template, e.getMessage()), e);
    }
  }

  private static App app(Path assembly) {
    try {
      return new App(
          AppProps.builder()
              .outdir(assembly.toString())
              .analyticsReporting(false)
              .treeMetadata(false)
              .build());
    } catch (UncheckedIOException e) {
      throw LakeException.external(
          "Cannot start CDK: %s. Install Node.js 22 or newer: https://nodejs.org"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
