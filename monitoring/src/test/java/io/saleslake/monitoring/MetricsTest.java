package io.saleslake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Alarms and widgets only query metrics that are published. The file published-metrics.txt contains
 * the jobs' metrics as published by a lake: tests/terraform/monitoring.py compares the file with
 * the metrics of an emulated lake, and this test does not read the names from the jobs' code.
 */
class MetricsTest {
  private static final String OURS = "saleslake/dev ";

  private final Template project = Template.of(Template.PROJECT);

  @Test
  void queriesOfTheLakesOwnMetricsAreWhatJobsAndCommandLinePublish() throws IOException {
    List<String> published = new ArrayList<>(published());
    published.addAll(
        List.of(
            "CostDollars [Domain]",
            "CostDollars [Service]",
            "MonthDollars []",
            "MonthForecastDollars []"));

    assertThat(asked().stream().filter(metric -> metric.startsWith(OURS)))
        .extracting(metric -> metric.substring(OURS.length()))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void otherQueriesAreOfMetricsThatAwsPublishes() {
    assertThat(asked())
        .filteredOn(metric -> !metric.startsWith(OURS))
        .containsExactlyInAnyOrder(
            "AWS/Athena ProcessedBytes [QueryState, QueryType, WorkGroup]",
            "AWS/Events Invocations [RuleName]",
            "AWS/S3 BucketSizeBytes [BucketName, StorageType]",
            "AWS/S3 NumberOfObjects [BucketName, StorageType]",
            "AWS/States ExecutionsAborted [StateMachineArn]",
            "AWS/States ExecutionsFailed [StateMachineArn]",
            "AWS/States ExecutionsSucceeded [StateMachineArn]",
            "AWS/States ExecutionsTimedOut [StateMachineArn]");
  }

  private static List<String> published() throws IOException {
    return Files.readAllLines(Path.of("monitoring/src/test/resources/published-metrics.txt"));
  }

  private Set<String> asked() {
    Set<String> asked = new TreeSet<>();
    for (JsonNode alarm : project.alarms().values()) {
      if (alarm.has("MetricName")) {
        asked.add(metric(alarm));
      }
      for (JsonNode query : alarm.path("Metrics")) {
        if (query.has("MetricStat")) {
          asked.add(metric(query.get("MetricStat").get("Metric")));
        }
      }
    }
    for (JsonNode body : project.dashboards().values()) {
      for (JsonNode widget : body.get("widgets")) {
        for (JsonNode metric : widget.path("properties").path("metrics")) {
          if (metric.get(0).isTextual()) {
            asked.add(drawn(metric));
          }
        }
      }
    }
    return asked;
  }

  private static String metric(JsonNode metric) {
    Set<String> names = new TreeSet<>();
    metric.path("Dimensions").forEach(dimension -> names.add(dimension.get("Name").asText()));
    return "%s %s %s"
        .formatted(metric.get("Namespace").asText(), metric.get("MetricName").asText(), names);
  }

  /** Namespace, name, dimensions in pairs, options. */
  private static String drawn(JsonNode metric) {
    Set<String> names = new TreeSet<>();
    for (int i = 2; i + 1 < metric.size() && metric.get(i).isTextual(); i += 2) {
      names.add(metric.get(i).asText());
    }
    return "%s %s %s".formatted(metric.get(0).asText(), metric.get(1).asText(), names);
  }
}
