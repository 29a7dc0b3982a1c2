package io.saleslake.monitoring;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricStatProperty;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** A CloudWatch metric with its statistic, as queried by alarms and widgets. */
record LakeMetric(String namespace, String name, Map<String, String> dimensions, String statistic) {

  /** A query for an alarm's expression. */
  MetricDataQueryProperty queried(String id, Number periodSeconds) {
    return queried(id, periodSeconds, false);
  }

  /** A query for an alarm, which returns data if it is {@code compared} with the threshold. */
  MetricDataQueryProperty queried(String id, Number periodSeconds, boolean compared) {
    return MetricDataQueryProperty.builder()
        .id(id)
        .metricStat(
            MetricStatProperty.builder()
                .metric(
                    MetricProperty.builder()
                        .namespace(namespace)
                        .metricName(name)
                        .dimensions(dimensionList())
                        .build())
                .period(periodSeconds)
                .stat(statistic)
                .build())
        .returnData(compared)
        .build();
  }

  List<DimensionProperty> dimensionList() {
    return dimensions.entrySet().stream()
        .map(
            dimension ->
                DimensionProperty.builder()
                    .name(dimension.getKey())
                    .value(dimension.getValue())
                    .build())
        .toList();
  }

  /** A line in a graph. */
  Metric drawn(String label, Duration period) {
    return metric(period).label(label).build();
  }

  Metric drawn(String label, String color, Duration period) {
    return metric(period).label(label).color(color).build();
  }

  private Metric.Builder metric(Duration period) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .dimensionsMap(dimensions)
        .statistic(statistic)
        .period(period);
  }
}
