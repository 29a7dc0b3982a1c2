package io.saleslake.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Creates all AWS clients. They share one connection pool, use the given timeouts, and retry with
 * exponential backoff and full jitter.
 */
public final class AwsClients {
  private static final int ATTEMPTS = 6;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final Region region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final Timeouts timeouts;
  private final SdkHttpClient http;

  AwsClients(
      String region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials,
      Timeouts timeouts) {
    this.region = Region.of(region);
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.timeouts = timeouts;
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(5))
            .socketTimeout(timeouts.answer())
            .build();
  }

  public AthenaClient athena() {
    return build(AthenaClient.builder());
  }

  public CloudWatchClient cloudWatch() {
    return build(CloudWatchClient.builder());
  }

  public CostExplorerClient costExplorer() {
    return build(CostExplorerClient.builder());
  }

  public GlueClient glue() {
    return build(GlueClient.builder());
  }

  public S3Client s3() {
    return build(S3Client.builder().forcePathStyle(endpoint.isPresent()));
  }

  public SfnClient stepFunctions() {
    return build(SfnClient.builder());
  }

  public StsClient sts() {
    return build(StsClient.builder());
  }

  private <C extends SdkClient, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>>
      C build(B builder) {
    builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            override ->
                override
                    .apiCallAttemptTimeout(timeouts.answer())
                    .retryStrategy(
                        StandardRetryStrategy.builder()
                            .maxAttempts(ATTEMPTS)
                            .backoffStrategy(backoff())
                            .throttlingBackoffStrategy(backoff())
                            .build()));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private BackoffStrategy backoff() {
    return BackoffStrategy.exponentialDelay(timeouts.pause(), LONGEST_PAUSE);
  }
}
