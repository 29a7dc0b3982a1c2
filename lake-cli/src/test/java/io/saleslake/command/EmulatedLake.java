package io.saleslake.command;

import io.saleslake.aws.EmulatedAws;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/** Bronze and its crawlers in the emulator, with the names that Terraform assigns. */
final class EmulatedLake {
  static final String BRONZE = "saleslake-dev-bronze-123456789012-eu-west-1";
  private static final String GONE = "gone";

  private final S3Client s3 = EmulatedAws.clients().s3();

  /** Creates a crawler per domain; the bucket of {@code reference} does not exist. */
  static EmulatedLake make() throws IOException {
    EmulatedLake lake = new EmulatedLake();
    lake.s3.createBucket(
        bucket ->
            bucket
                .bucket(BRONZE)
                .createBucketConfiguration(
                    where -> where.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
    GlueClient glue = EmulatedAws.clients().glue();
    glue.createDatabase(
        request -> request.databaseInput(bronze -> bronze.name("saleslake_dev_bronze")));
    for (String domain : List.of("customer", "product", "reference", "sales")) {
      crawler(glue, domain, domain.equals("reference") ? GONE : BRONZE);
    }
    EmulatedAws.post(
        "/moto-api/state-manager/set-transition",
        """
        {"model_name": "glue::crawl", "transition": {"progression": "time", "seconds": 0.1}}
        """);
    return lake;
  }

  private static void crawler(GlueClient glue, String domain, String bucket) {
    glue.createCrawler(
        crawler ->
            crawler
                .name("saleslake-dev-" + domain)
                .role("arn:aws:iam::123456789012:role/crawler")
                .databaseName("saleslake_dev_bronze")
                .schedule("cron(0 4 * * ? *)")
                .targets(
                    CrawlerTargets.builder()
                        .s3Targets(
                            S3Target.builder()
                                .path("s3://%s/%s/".formatted(bucket, domain))
                                .build())
                        .build()));
  }

  void put(String key, String text) {
    put(key, RequestBody.fromString(text));
  }

  void put(String key, RequestBody content) {
    s3.putObject(object -> object.bucket(BRONZE).key(key), content);
  }
}
