package io.saleslake.monitoring;

import io.saleslake.names.Job;
import io.saleslake.names.MetricDimension;
import io.saleslake.names.MetricName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All metrics of a lake, published by its jobs, the command line and AWS. */
final class Metrics {
  /** Storage types of S3 Intelligent-Tiering, whose tiers report separate sizes. */
  private static final List<String> TIERS =
      List.of("FA", "IA", "AIA", "AA", "DAA").stream()
          .map("IntelligentTiering%sStorage"::formatted)
          .toList();

  private static final String STANDARD = "StandardStorage";

  private final Parameters parameters;

  Metrics(Parameters parameters) {
    this.parameters = parameters;
  }

  LakeMetric rows(MetricName name, String feed) {
    return ours(name.label(), Map.of(MetricDimension.FEED.label(), feed), "Sum");
  }

  /**
   * The age in hours. The minimum is the latest value, because only a promotion reduces the age.
   */
  LakeMetric age(Dataset dataset) {
    return ours(
        MetricName.FRESHNESS_HOURS.label(),
        Map.of(dataset.kind().dimension().label(), dataset.name()),
        "Minimum");
  }

  LakeMetric seconds(Job job) {
    return ours(
        MetricName.RUN_SECONDS.label(),
        Map.of(MetricDimension.JOB.label(), job.label()),
        "Maximum");
  }

  LakeMetric secondsOfAllRuns(Job job) {
    return ours(
        MetricName.RUN_SECONDS.label(), Map.of(MetricDimension.JOB.label(), job.label()), "Sum");
  }

  LakeMetric costOfService(String service) {
    return ours(CostMetrics.DAY, Map.of(CostMetrics.BY_SERVICE, service), "Maximum");
  }

  LakeMetric costOfDomain(String domain) {
    return ours(CostMetrics.DAY, Map.of(CostMetrics.BY_DOMAIN, domain), "Maximum");
  }

  /** Cost of the month: {@link CostMetrics#MONTH} or {@link CostMetrics#FORECAST}. */
  LakeMetric costOfMonth(String name) {
    return ours(name, Map.of(), "Maximum");
  }

  /** One metric per tier. */
  List<LakeMetric> bytes(String layer) {
    return Stream.concat(Stream.of(STANDARD), layer.equals("bronze") ? TIERS.stream() : Stream.of())
        .map(tier -> bucket("BucketSizeBytes", layer, tier))
        .toList();
  }

  LakeMetric objects(String layer) {
    return bucket("NumberOfObjects", layer, "AllStorageTypes");
  }

  /**
   * Number of crawls that succeeded or failed, counted by EventBridge rules, which report no zeros.
   */
  LakeMetric crawls(String domain, String end) {
    String rule = parameters.named("crawler-%s-%s".formatted(domain, end));
    return new LakeMetric("AWS/Events", "Invocations", Map.of("RuleName", rule), "Sum");
  }

  /** Executions of the pipeline by result: Succeeded, Failed, TimedOut, Aborted. */
  LakeMetric executions(String end) {
    return new LakeMetric(
        "AWS/States",
        "Executions" + end,
        Map.of("StateMachineArn", parameters.stateMachine()),
        "Sum");
  }

  /** Bytes scanned by queries, by final state. */
  List<LakeMetric> scanned() {
    return Stream.of("SUCCEEDED", "FAILED", "CANCELED")
        .map(
            state ->
                new LakeMetric(
                    "AWS/Athena",
                    "ProcessedBytes",
                    sorted(
                        Map.of(
                            "WorkGroup",
                            parameters.prefix(),
                            "QueryType",
                            "DML",
                            "QueryState",
                            state)),
                    "Sum"))
        .toList();
  }

  private LakeMetric ours(String name, Map<String, String> dimensions, String statistic) {
    return new LakeMetric(parameters.metrics(), name, dimensions, statistic);
  }

  private LakeMetric bucket(String name, String layer, String type) {
    return new LakeMetric(
        "AWS/S3",
        name,
        sorted(Map.of("BucketName", parameters.bucket(layer), "StorageType", type)),
        "Average");
  }

  private static Map<String, String> sorted(Map<String, String> dimensions) {
    return new TreeMap<>(dimensions);
  }
}
