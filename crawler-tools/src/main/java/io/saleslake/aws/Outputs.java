package io.saleslake.aws;

import io.saleslake.LakeException;
import io.saleslake.catalog.LakeConfig;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of the resources that Terraform created, from its outputs.
 *
 * @param buckets by layer or purpose
 * @param crawlers by domain
 * @param databases by layer
 * @param jobs by job
 * @param metricsNamespace of CloudWatch
 * @param workgroup of Athena
 */
public record Outputs(
    Map<String, String> buckets,
    Map<String, String> crawlers,
    Map<String, String> databases,
    Map<String, String> jobs,
    String metricsNamespace,
    String region,
    String stateMachineArn,
    String topicArn,
    String workgroup) {

  public Outputs {
    buckets = sorted(buckets);
    crawlers = sorted(crawlers);
    databases = sorted(databases);
    jobs = sorted(jobs);
  }

  public String bucket(String layer) {
    return of(buckets, "bucket", layer);
  }

  public String database(String layer) {
    return of(databases, "database", layer);
  }

  /** The prefix of the layer in database names. */
  public String databasePrefix() {
    String bronze = database("bronze");
    return bronze.substring(0, bronze.length() - "bronze".length());
  }

  /** The configuration to open the lake's tables. */
  public LakeConfig lake() {
    return LakeConfig.glue("s3://" + bucket("bronze"), databasePrefix());
  }

  private static String of(Map<String, String> names, String kind, String key) {
    String name = names.get(key);
    if (name == null) {
      throw LakeException.user(
          "Cannot find the %s of %s: Terraform's outputs name those of %s"
              .formatted(kind, key, String.join(", ", names.keySet())));
    }
    return name;
  }

  private static Map<String, String> sorted(Map<String, String> names) {
    return java.util.Collections.unmodifiableMap(new TreeMap<>(names));
  }
}
