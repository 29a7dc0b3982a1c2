package io.saleslake.aws;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** How Iceberg's clients get the credentials of a profile: it makes them by this class's name. */
public final class CatalogCredentials {
  private static final String PROVIDER = "client.credentials-provider";
  private static final String PROFILE = "profile";

  private CatalogCredentials() {}

  /** What tells Iceberg to take a profile's credentials. */
  static Map<String, String> properties(String profile) {
    return Map.of(PROVIDER, CatalogCredentials.class.getName(), PROVIDER + "." + PROFILE, profile);
  }

  /** What Iceberg calls ("client.credentials-provider", Iceberg's AWS integrations). */
  public static AwsCredentialsProvider create(Map<String, String> properties) {
    return ProfileCredentialsProvider.create(properties.get(PROFILE));
  }
}
