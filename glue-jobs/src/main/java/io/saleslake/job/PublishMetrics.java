package io.saleslake.job;

import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Sends a run's figures to CloudWatch. */
final class PublishMetrics {
  /** PutMetricData takes 1,000 figures a call. */
  private static final int AT_ONCE = 1000;

  private PublishMetrics() {}

  static void publish(String namespace, List<Metric> metrics) {
    try (CloudWatchClient cloudWatch = CloudWatchClient.create()) {
      for (int from = 0; from < metrics.size(); from += AT_ONCE) {
        List<MetricDatum> data =
            metrics.subList(from, Math.min(from + AT_ONCE, metrics.size())).stream()
                .map(PublishMetrics::datum)
                .toList();
        cloudWatch.putMetricData(request -> request.namespace(namespace).metricData(data));
      }
    }
  }

  private static MetricDatum datum(Metric metric) {
    return MetricDatum.builder()
        .metricName(metric.name().label())
        .dimensions(
            Dimension.builder().name(metric.dimension().label()).value(metric.subject()).build())
        .value(metric.value())
        .build();
  }
}
