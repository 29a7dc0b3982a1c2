package io.saleslake.aws;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** Provides a profile's credentials to Iceberg's clients, which instantiate this class by name. */
public final class CatalogCredentials implements AwsCredentialsProvider {
  private static final String PROVIDER = "client.credentials-provider";
  private static final String PROFILE = "profile";

  private final AwsCredentialsProvider profile;

  private CatalogCredentials(String profile) {
    this.profile = ProfileCredentialsProvider.create(profile);
  }

  /** Catalog properties that make Iceberg use a profile's credentials. */
  static Map<String, String> properties(String profile) {
    return Map.of(PROVIDER, CatalogCredentials.class.getName(), PROVIDER + "." + PROFILE, profile);
  }

  /** Called by Iceberg ("client.credentials-provider", Iceberg's AWS integrations). */
  public static CatalogCredentials create(Map<String, String> properties) {
    return new CatalogCredentials(String.valueOf(properties.get(PROFILE)));
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return profile.resolveCredentials();
  }

  @Override
  public String toString() {
    return "CatalogCredentials(%s)".formatted(profile);
  }
}
