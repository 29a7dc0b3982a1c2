package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.EmulatedAws;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("slow")
@ExtendWith(EmulatedAws.class)
class ConfigCommandTest {
  @Test
  void derivesNamesFromTheAccountWithoutTerraform() {
    RunCli run = RunCli.on(EmulatedAws.host(Map.of()), "config", "--output", "csv");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .contains(
            "environment,dev,default",
            "region,eu-west-1,AWS_REGION",
            "endpoint-url,%s,AWS_ENDPOINT_URL".formatted(EmulatedAws.url()),
            "buckets.bronze,saleslake-dev-bronze-123456789012-eu-west-1,naming convention",
            "crawlers.sales,saleslake-dev-sales,naming convention",
            "databases.bronze,saleslake_dev_bronze,naming convention",
            "workgroup,saleslake-dev,naming convention");
  }
}
