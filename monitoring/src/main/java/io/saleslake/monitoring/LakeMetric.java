package io.saleslake.monitoring;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricStatProperty;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** A metric of CloudWatch and how it is summed up: what alarms ask for and widgets draw. */
record Figure(String namespace, String name, Map<String, String> dimensions, String statistic) {

  /** As part of an alarm's expression. */
  MetricDataQueryProperty queried(String id, Number periodSeconds) {
    return queried(id, periodSeconds, false);
  }

  /** The same, or as what is compared. */
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

  /** As a line. */
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
