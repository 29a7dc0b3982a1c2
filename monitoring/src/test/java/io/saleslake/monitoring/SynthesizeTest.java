package io.saleslake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizeTest {
  @TempDir Path folder;

  @Test
  void theSameContractsGiveTheSameBytesInEveryJvm() throws Exception {
    Path here = folder.resolve("here.json");
    Synthesize.synthesize(Template.PROJECT, here);

    assertThat(synthesizeInAnotherJvm()).hasSameBinaryContentAs(here);
  }

  @Test
  void theTemplateNeedsNoBootstrapAndContainsOnlyAlarmsAndDashboards() {
    JsonNode template = Template.of(Template.PROJECT).raw();

    assertThat(template.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "Description", "Metadata", "Parameters", "Conditions", "Resources");
    assertThat(template.get("Resources"))
        .isNotEmpty()
        .allSatisfy(
            resource ->
                assertThat(resource.get("Type").asText())
                    .matches("AWS::CloudWatch::(Alarm|CompositeAlarm|Dashboard)"));
  }

  @Test
  void aChangedPromiseChangesItsAlarmAndTheDigest() throws IOException {
    Path contracts = copy(Template.LOYALTY);
    Path points = contracts.resolve("loyalty/points.yaml");
    String text = Files.readString(points);
    Files.writeString(points, text.replaceFirst("value: 2\\b", "value: 3"));
    assertThat(points).content().isNotEqualTo(text);

    JsonNode changed = Template.synthesize(contracts);

    JsonNode before = Template.of(Template.LOYALTY).raw();
    assertThat(threshold(before)).isEqualTo(48);
    assertThat(threshold(changed)).isEqualTo(72);
    assertThat(changed.get("Parameters").has("FreshnessPeriods72")).isTrue();
    assertThat(changed.get("Metadata").get("Contracts"))
        .isNotEqualTo(before.get("Metadata").get("Contracts"));
  }

  @Test
  void anInvalidContractIsReported() throws IOException {
    Path contracts = copy(Template.LOYALTY);
    Path points = contracts.resolve("loyalty/points.yaml");
    Files.writeString(points, Files.readString(points).replace("domain: loyalty", "domain: sales"));

    assertThatThrownBy(() -> Synthesize.synthesize(contracts, folder.resolve("never.json")))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("Invalid contracts: ");
    assertThat(folder.resolve("never.json")).doesNotExist();
  }

  /**
   * Computed with sha256sum: {@code (cd contracts && sha256sum a/one.yaml a/two.sql) | sha256sum}.
   */
  @Test
  void theDigestIsThatOfSha256sum() throws IOException {
    Path contracts = folder.resolve("contracts");
    Files.createDirectories(contracts.resolve("a"));
    Files.writeString(contracts.resolve("a/two.sql"), "SELECT 2\n");
    Files.writeString(contracts.resolve("a/one.yaml"), "one: 1\n");
    Files.writeString(contracts.resolve("a/notes.md"), "left out\n");
    Files.writeString(contracts.resolve("top.yaml"), "left out\n");

    assertThat(ContractsDigest.of(contracts))
        .isEqualTo("c4c47b55a43e2ffc8061b86aafdacd2d12a95657658af9a070d72aecfa242479");
  }

  /** Starts JVMs until one iterates over sets in the opposite direction of this one. */
  private Path synthesizeInAnotherJvm() throws Exception {
    Path template = folder.resolve("there.json");
    int exitCode;
    do {
      exitCode =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "@conf/jvm.options",
                  "-XX:TieredStopAtLevel=1",
                  "-Dlog4j2.configurationFile=conf/log4j2.properties",
                  "-classpath",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  SynthesizeInReverse.class.getName(),
                  SynthesizeInReverse.first(),
                  Template.PROJECT.toString(),
                  template.toString())
              .inheritIO()
              .start()
              .waitFor();
    } while (exitCode == SynthesizeInReverse.SAME_DIRECTION);
    assertThat(exitCode).isZero();
    return template;
  }

  private static int threshold(JsonNode template) {
    return template
        .get("Resources")
        .get("FreshnessTablePoints")
        .get("Properties")
        .get("Threshold")
        .asInt();
  }

  private Path copy(Path contracts) throws IOException {
    Path target = folder.resolve("contracts");
    try (Stream<Path> files = Files.walk(contracts)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(contracts.relativize(file).toString()));
      }
    }
    return target;
  }
}
