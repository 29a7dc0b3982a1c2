package io.saleslake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.cost.CostMetric;
import io.saleslake.cost.Service;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The cost metrics have the names under which the command line publishes them. */
class CostMetricsTest {
  @Test
  void metricNamesMatchThePublishedOnes() {
    assertThat(new String[] {CostMetrics.DAY, CostMetrics.MONTH, CostMetrics.FORECAST})
        .containsExactly(
            CostMetric.Name.COST_DOLLARS.label(),
            CostMetric.Name.MONTH_DOLLARS.label(),
            CostMetric.Name.MONTH_FORECAST_DOLLARS.label());
    assertThat(new String[] {CostMetrics.BY_SERVICE, CostMetrics.BY_DOMAIN})
        .containsExactly(CostMetric.Dimension.SERVICE.label(), CostMetric.Dimension.DOMAIN.label());
  }

  @Test
  void everyServiceWithACostHasAnAlarm() {
    assertThat(CostMetrics.SERVICES)
        .containsExactlyElementsOf(Arrays.stream(Service.values()).map(Service::toString).toList());
  }
}
