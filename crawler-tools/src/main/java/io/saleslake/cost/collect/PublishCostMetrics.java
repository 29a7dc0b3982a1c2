package io.saleslake.cost.collect;

import io.saleslake.cost.CostMetric;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Publishes cost metrics to the lake's namespace; they always fit into one request. */
public final class PublishCostMetrics {
  private PublishCostMetrics() {}

  public static void publish(
      CloudWatchClient cloudWatch, String namespace, List<CostMetric> metrics) {
    List<MetricDatum> data = metrics.stream().map(PublishCostMetrics::datum).toList();
    cloudWatch.putMetricData(request -> request.namespace(namespace).metricData(data));
  }

  private static MetricDatum datum(CostMetric metric) {
    return MetricDatum.builder()
        .metricName(metric.name().label())
        .dimensions(
            metric.of().stream()
                .map(
                    of ->
                        Dimension.builder().name(of.dimension().label()).value(of.value()).build())
                .toList())
        .timestamp(metric.at())
        .value(metric.dollars())
        .build();
  }
}
