package io.saleslake.cost.collect;

import io.saleslake.cost.BucketUsage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** Collects size and number of objects per bucket and day, as S3 reports them to CloudWatch. */
final class CollectStorage {
  /** Days to read before the first day, because S3 may report late. */
  private static final int BEFORE = 3;

  private CollectStorage() {}

  /**
   * Returns a time series per bucket and storage type that S3 reported within the last two weeks.
   *
   * @param buckets names by layer
   */
  static List<BucketUsage> collect(
      CloudWatchClient cloudWatch, Map<String, String> buckets, LocalDate from, Instant now) {
    Map<Metric, String> layers = new HashMap<>();
    List<Metric> metrics = new ArrayList<>();
    buckets.forEach(
        (layer, bucket) -> {
          for (Metric metric : reported(cloudWatch, bucket)) {
            metrics.add(metric);
            layers.put(metric, layer);
          }
        });
    List<BucketUsage> stored = new ArrayList<>();
    ReadMetrics.daily(cloudWatch, metrics, "Average", from.minusDays(BEFORE), now)
        .forEach(
            (metric, days) ->
                stored.add(
                    new BucketUsage(
                        layers.getOrDefault(metric, ""), dimension(metric, "StorageType"), days)));
    return stored;
  }

  private static List<Metric> reported(CloudWatchClient cloudWatch, String bucket) {
    return cloudWatch
        .listMetricsPaginator(
            ListMetricsRequest.builder()
                .namespace("AWS/S3")
                .dimensions(DimensionFilter.builder().name("BucketName").value(bucket).build())
                .build())
        .metrics()
        .stream()
        .filter(metric -> !dimension(metric, "StorageType").isEmpty())
        .toList();
  }

  private static String dimension(Metric metric, String name) {
    return metric.dimensions().stream()
        .filter(dimension -> dimension.name().equals(name))
        .map(Dimension::value)
        .findFirst()
        .orElse("");
  }
}
