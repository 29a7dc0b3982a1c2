package io.saleslake.monitoring;

import io.saleslake.names.Job;
import io.saleslake.names.MetricDimension;
import io.saleslake.names.MetricName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that is published about a lake: by its jobs, by the command line and by AWS. */
final class Figures {
  /** Bronze moves between the tiers of S3 Intelligent-Tiering, each of which has its own size. */
  private static final List<String> TIERS =
      List.of("FA", "IA", "AIA", "AA", "DAA").stream()
          .map("IntelligentTiering%sStorage"::formatted)
          .toList();

  private static final String STANDARD = "StandardStorage";

  private final Parameters parameters;

  Figures(Parameters parameters) {
    this.parameters = parameters;
  }

  Figure rows(MetricName name, String feed) {
    return ours(name.label(), Map.of(MetricDimension.FEED.label(), feed), "Sum");
  }

  /** Hours; the smallest is the latest, since data gets younger only by a promotion. */
  Figure age(Dataset dataset) {
    return ours(
        MetricName.FRESHNESS_HOURS.label(),
        Map.of(dataset.kind().dimension().label(), dataset.name()),
        "Minimum");
  }

  Figure seconds(Job job) {
    return ours(
        MetricName.RUN_SECONDS.label(),
        Map.of(MetricDimension.JOB.label(), job.label()),
        "Maximum");
  }

  Figure secondsOfAllRuns(Job job) {
    return ours(
        MetricName.RUN_SECONDS.label(), Map.of(MetricDimension.JOB.label(), job.label()), "Sum");
  }

  Figure costOfService(String service) {
    return ours(CostMetrics.DAY, Map.of(CostMetrics.BY_SERVICE, service), "Maximum");
  }

  Figure costOfDomain(String domain) {
    return ours(CostMetrics.DAY, Map.of(CostMetrics.BY_DOMAIN, domain), "Maximum");
  }

  /** Of the month; {@link CostMetrics#MONTH} or {@link CostMetrics#FORECAST}. */
  Figure costOfMonth(String name) {
    return ours(name, Map.of(), "Maximum");
  }

  /** A size per tier. */
  List<Figure> bytes(String layer) {
    return Stream.concat(Stream.of(STANDARD), layer.equals("bronze") ? TIERS.stream() : Stream.of())
        .map(tier -> bucket("BucketSizeBytes", layer, tier))
        .toList();
  }

  Figure objects(String layer) {
    return bucket("NumberOfObjects", layer, "AllStorageTypes");
  }

  /** Crawls that succeeded or failed; a rule of EventBridge counts each, and no zeros. */
  Figure crawls(String domain, String end) {
    String rule = parameters.named("crawler-%s-%s".formatted(domain, end));
    return new Figure("AWS/Events", "Invocations", Map.of("RuleName", rule), "Sum");
  }

  /** Executions of the pipeline: Succeeded, Failed, TimedOut, Aborted. */
  Figure executions(String end) {
    return new Figure(
        "AWS/States",
        "Executions" + end,
        Map.of("StateMachineArn", parameters.stateMachine()),
        "Sum");
  }

  /** Bytes that queries read, by how they ended. */
  List<Figure> scanned() {
    return Stream.of("SUCCEEDED", "FAILED", "CANCELED")
        .map(
            state ->
                new Figure(
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

  private Figure ours(String name, Map<String, String> dimensions, String statistic) {
    return new Figure(parameters.metrics(), name, dimensions, statistic);
  }

  private Figure bucket(String name, String layer, String type) {
    return new Figure(
        "AWS/S3",
        name,
        sorted(Map.of("BucketName", parameters.bucket(layer), "StorageType", type)),
        "Average");
  }

  private static Map<String, String> sorted(Map<String, String> dimensions) {
    return new TreeMap<>(dimensions);
  }
}
