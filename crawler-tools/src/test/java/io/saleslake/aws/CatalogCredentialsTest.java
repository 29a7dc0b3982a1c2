package io.saleslake.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.iceberg.aws.AwsClientProperties;
import org.junit.jupiter.api.Test;

class CatalogCredentialsTest {
  @Test
  void givesIcebergTheCredentialsOfTheProfile() {
    AwsClientProperties iceberg =
        new AwsClientProperties(CatalogCredentials.properties("sales-dev"));

    assertThat(iceberg.credentialsProvider(null, null, null))
        .isInstanceOf(CatalogCredentials.class)
        .asString()
        .contains("sales-dev");
  }
}
