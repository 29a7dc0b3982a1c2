package io.saleslake.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terraform is replaced by a script that counts its calls in a file and prints its environment. */
class FindOutputsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir Path home;
  private String json = "";

  @BeforeEach
  void readExample() throws IOException {
    json = Files.readString(Path.of("crawler-tools/src/test/resources/outputs.json"));
  }

  @Test
  void readsTheFileThatTheUserNames() throws IOException {
    Path file = Files.writeString(home.resolve("saved.json"), json);

    SourcedValue<Outputs> outputs = find(flags(Optional.of(file), false)).orElseThrow();

    assertThat(outputs.source()).isEqualTo("--outputs " + file);
    assertThat(outputs.value().crawlers()).isEqualTo(Map.of("sales", "saleslake-dev-sales"));
    assertThat(outputs.value().databasePrefix()).isEqualTo("saleslake_dev_");
    assertThat(outputs.value().lake().bronze())
        .isEqualTo("s3://saleslake-dev-bronze-123456789012-eu-west-1");
    assertThatThrownBy(() -> outputs.value().bucket("gold"))
        .hasMessage("Cannot find the bucket of gold: Terraform's outputs name those of bronze");
  }

  @Test
  void cachesTerraformOutputsForAnHour() throws IOException {
    terraform("cat <<'JSON'\n" + json + "\nJSON");

    assertThat(find(flags(Optional.empty(), false)).orElseThrow().source())
        .isEqualTo("terraform output");
    age(Duration.ofMinutes(12));
    assertThat(find(flags(Optional.empty(), false)).orElseThrow().source())
        .isEqualTo("terraform output, read 12 min ago (--refresh asks again)");
    assertThat(calls()).isEqualTo(1);

    find(flags(Optional.empty(), true));
    age(Duration.ofMinutes(61));
    find(flags(Optional.empty(), false));
    assertThat(calls()).isEqualTo(3);
  }

  @Test
  void passesEnvironmentAndProfileToTerraform() throws IOException {
    terraform("echo \"$TF_DATA_DIR $AWS_PROFILE $AWS_ENDPOINT_URL\" >&2; exit 1");
    Flags flags =
        new Flags(
            Optional.of(Environment.DEV),
            Optional.of("sales-dev"),
            Optional.empty(),
            Optional.of("http://127.0.0.1:5600"),
            Optional.empty(),
            false);

    assertThatThrownBy(() -> find(flags))
        .hasMessage(
            "Cannot read Terraform's outputs: %s/.terraform/dev sales-dev http://127.0.0.1:5600;"
                    .formatted(home)
                + " --outputs FILE names a saved `terraform output -json`");
  }

  @Test
  void extractsTheRelevantLineFromTerraformErrors() throws IOException {
    terraform(
        """
        printf '%s\\n' '╷' '│ Error: No valid credential sources found' '│ ' '│ more' '╵' >&2
        exit 1
        """);

    assertThatThrownBy(() -> find(flags(Optional.empty(), false)))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith(
            "Cannot read Terraform's outputs: No valid credential sources found; ");
  }

  @Test
  void findsNothingWhereTerraformWasNeverInitialized() throws IOException {
    assertThat(find(flags(Optional.empty(), false))).isEmpty();
    Files.createDirectories(home.resolve(".terraform/dev"));
    assertThat(find(flags(Optional.empty(), false))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                           | is no JSON: Unrecognized token 'nonsense': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          []                                 | must be what `terraform output -json` writes
          {}                                 | it contains no outputs; apply the lake first (docs/deploy.md)
          {"region": {"value": "x"}}         | 'buckets' is missing; apply the Terraform code of this version first
          {"buckets": {"value": "x"}}        | 'buckets' must be a map of names
          {"buckets": {"value": {"gold": 1}}} | 'buckets' must hold text
          """)
  void rejectsOutputsOfAnotherLake(String text, String rule) {
    assertThatThrownBy(() -> ParseOutputs.parse(text, "o.json"))
        .hasMessage("Invalid outputs of o.json: " + rule);
  }

  @Test
  void rejectsAMissingFile() {
    assertThatThrownBy(() -> find(flags(Optional.of(Path.of("none.json")), false)))
        .hasMessage("Cannot read outputs none.json: there is no such file");
  }

  private Optional<SourcedValue<Outputs>> find(Flags flags) {
    HostEnvironment host =
        new HostEnvironment(
            Map.of("PATH", home.resolve("bin") + ":/usr/bin:/bin"),
            home,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Timeouts.DEFAULT);
    return new FindOutputs(flags, host, Connection.resolve(flags, host)).find();
  }

  private static Flags flags(Optional<Path> outputs, boolean refresh) {
    return new Flags(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), outputs, refresh);
  }

  private void terraform(String answer) throws IOException {
    Files.createDirectories(home.resolve(".terraform/dev"));
    Path script = Files.createDirectories(home.resolve("bin")).resolve("terraform");
    Files.writeString(script, "#!/bin/sh\necho call >>calls\n" + answer + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private long calls() throws IOException {
    return Files.readString(home.resolve("calls")).lines().count();
  }

  private void age(Duration age) throws IOException {
    Files.setLastModifiedTime(
        home.resolve(".terraform/dev.outputs.json"), FileTime.from(NOW.minus(age)));
  }
}
