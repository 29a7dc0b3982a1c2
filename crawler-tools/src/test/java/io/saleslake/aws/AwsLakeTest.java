package io.saleslake.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsLakeTest {
  private static final Path OUTPUTS = Path.of("crawler-tools/src/test/resources/outputs.json");
  private static final Flags NONE =
      new Flags(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(OUTPUTS),
          false);

  @Test
  void prefersFlagsToTheEnvironment() {
    Flags flags =
        new Flags(
            Optional.of(Environment.STAGING),
            Optional.of("mine"),
            Optional.of("us-east-1"),
            Optional.of("http://127.0.0.1:1"),
            Optional.of(OUTPUTS),
            false);

    assertThat(settings(flags, environment()))
        .contains(
            "environment staging --environment",
            "profile mine --profile",
            "region us-east-1 --region",
            "endpoint-url http://127.0.0.1:1 --endpoint-url");
  }

  @Test
  void prefersTheEnvironmentToTerraformOutputs() {
    assertThat(settings(NONE, environment()))
        .contains(
            "environment prod LAKE_ENVIRONMENT",
            "profile theirs AWS_PROFILE",
            "region eu-west-3 AWS_REGION",
            "endpoint-url http://127.0.0.1:2 AWS_ENDPOINT_URL");
    assertThat(settings(NONE, Map.of("AWS_DEFAULT_REGION", "eu-west-2", "AWS_REGION", " ")))
        .contains("region eu-west-2 AWS_DEFAULT_REGION");
  }

  @Test
  void usesTerraformOutputsThenDefaults() {
    assertThat(settings(NONE, Map.of()))
        .startsWith("environment dev default", "region eu-central-1 --outputs " + OUTPUTS)
        .contains("crawlers.sales saleslake-dev-sales --outputs " + OUTPUTS)
        .noneMatch(line -> line.startsWith("profile") || line.startsWith("endpoint"));
  }

  @Test
  void needsARegion() {
    Flags flags =
        new Flags(
            Optional.empty(),
            Optional.of("no-such-profile"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    HostEnvironment host =
        new HostEnvironment(Map.of(), Path.of("nowhere"), Clock.systemUTC(), Timeouts.DEFAULT);

    assertThatThrownBy(() -> AwsLake.find(flags, host))
        .hasMessage("Cannot connect to AWS: no region; give --region or set AWS_REGION");
  }

  private static Map<String, String> environment() {
    return Map.of(
        "LAKE_ENVIRONMENT", "prod",
        "AWS_PROFILE", "theirs",
        "AWS_REGION", "eu-west-3",
        "AWS_DEFAULT_REGION", "eu-west-2",
        "AWS_ENDPOINT_URL", "http://127.0.0.1:2");
  }

  private static List<String> settings(Flags flags, Map<String, String> variables) {
    HostEnvironment host =
        new HostEnvironment(variables, Path.of("nowhere"), Clock.systemUTC(), Timeouts.DEFAULT);
    return ShowSettings.of(AwsLake.find(flags, host)).stream()
        .map(setting -> "%s %s %s".formatted(setting.name(), setting.value(), setting.source()))
        .toList();
  }
}
