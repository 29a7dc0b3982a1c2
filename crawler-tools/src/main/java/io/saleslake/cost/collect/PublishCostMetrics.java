package io.saleslake.cost.collect;

import io.saleslake.cost.CostFigure;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Sends figures of cost to the lake's namespace; there are too few for more than one request. */
public final class PublishFigures {
  private PublishFigures() {}

  public static void publish(
      CloudWatchClient cloudWatch, String namespace, List<CostFigure> figures) {
    List<MetricDatum> data = figures.stream().map(PublishFigures::datum).toList();
    cloudWatch.putMetricData(request -> request.namespace(namespace).metricData(data));
  }

  private static MetricDatum datum(CostFigure figure) {
    return MetricDatum.builder()
        .metricName(figure.name().label())
        .dimensions(
            figure.of().stream()
                .map(
                    of ->
                        Dimension.builder().name(of.dimension().label()).value(of.value()).build())
                .toList())
        .timestamp(figure.at())
        .value(figure.dollars())
        .build();
  }
}
