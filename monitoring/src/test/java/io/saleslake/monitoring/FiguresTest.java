package io.saleslake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saleslake.job.Metric;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What alarms and widgets ask for is what somebody publishes. The emulated lake holds the same
 * names and values against what its jobs have sent (tests/terraform/monitoring.py).
 */
class FiguresTest {
  private final Template project = Template.of(Template.PROJECT);

  @Test
  void everythingAskedForIsPublished() {
    assertThat(asked())
        .containsExactlyInAnyOrder(
            "AWS/Athena ProcessedBytes [QueryState, QueryType, WorkGroup]",
            "AWS/Events Invocations [RuleName]",
            "AWS/S3 BucketSizeBytes [BucketName, StorageType]",
            "AWS/S3 NumberOfObjects [BucketName, StorageType]",
            "AWS/States ExecutionsAborted [StateMachineArn]",
            "AWS/States ExecutionsFailed [StateMachineArn]",
            "AWS/States ExecutionsSucceeded [StateMachineArn]",
            "AWS/States ExecutionsTimedOut [StateMachineArn]",
            "saleslake/dev CostDollars [Domain]",
            "saleslake/dev CostDollars [Service]",
            "saleslake/dev FreshnessHours [Dataset]",
            "saleslake/dev FreshnessHours [Feed]",
            "saleslake/dev MonthDollars []",
            "saleslake/dev MonthForecastDollars []",
            "saleslake/dev RowsDuplicate [Feed]",
            "saleslake/dev RowsInserted [Feed]",
            "saleslake/dev RowsQuarantined [Feed]",
            "saleslake/dev RowsRead [Feed]",
            "saleslake/dev RowsUpdated [Feed]",
            "saleslake/dev RunSeconds [Job]");
  }

  @Test
  void everythingThatJobsPublishIsAskedFor() {
    Set<String> names = new TreeSet<>();
    asked().forEach(figure -> names.add(figure.split(" ", -1)[1]));

    assertThat(names)
        .containsAll(Arrays.stream(Metric.Name.values()).map(Metric.Name::label).toList());
  }

  private Set<String> asked() {
    Set<String> asked = new TreeSet<>();
    for (JsonNode alarm : project.alarms().values()) {
      if (alarm.has("MetricName")) {
        asked.add(figure(alarm));
      }
      for (JsonNode query : alarm.path("Metrics")) {
        if (query.has("MetricStat")) {
          asked.add(figure(query.get("MetricStat").get("Metric")));
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

  private static String figure(JsonNode metric) {
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
