package io.saleslake.aws;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.saleslake.names.Job;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.regions.Region;

/**
 * The names that the Terraform modules assign, for hosts without Terraform. Correct only for the
 * default project name.
 */
final class NamingConvention {
  private static final String PROJECT = "saleslake";
  private static final List<String> LAYERS = List.of("bronze", "silver", "gold", "ops");
  private static final List<String> BUCKETS =
      List.of("bronze", "silver", "gold", "ops", "artifacts", "query-results", "logs");
  private static final List<String> JOBS = Arrays.stream(Job.values()).map(Job::label).toList();

  private NamingConvention() {}

  /**
   * Derives the names.
   *
   * @param domains domains with feeds
   */
  static Outputs names(
      Environment environment, String account, String region, List<String> domains) {
    String prefix = PROJECT + "-" + environment;
    String arn =
        "arn:%s:%%s:%s:%s:"
            .formatted(Region.of(region).metadata().partition().id(), region, account);
    return new Outputs(
        named(BUCKETS, bucket -> "%s-%s-%s-%s".formatted(prefix, bucket, account, region)),
        named(domains, domain -> prefix + "-" + domain),
        named(LAYERS, layer -> "%s_%s_%s".formatted(PROJECT, environment, layer)),
        named(JOBS, job -> prefix + "-" + job),
        PROJECT + "/" + environment,
        region,
        arn.formatted("states") + "stateMachine:" + prefix + "-promotion",
        arn.formatted("sns") + prefix + "-alarms",
        prefix);
  }

  private static Map<String, String> named(List<String> keys, UnaryOperator<String> name) {
    return keys.stream().collect(toMap(identity(), name));
  }
}
