package io.saleslake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.cost.CostFigure;
import io.saleslake.cost.Service;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The names of cost are those under which the command line publishes it. */
class CostMetricsTest {
  @Test
  void figuresAreCalledAsTheyArePublished() {
    assertThat(new String[] {CostMetrics.DAY, CostMetrics.MONTH, CostMetrics.FORECAST})
        .containsExactly(
            CostFigure.Name.COST_DOLLARS.label(),
            CostFigure.Name.MONTH_DOLLARS.label(),
            CostFigure.Name.MONTH_FORECAST_DOLLARS.label());
    assertThat(new String[] {CostMetrics.BY_SERVICE, CostMetrics.BY_DOMAIN})
        .containsExactly(CostFigure.Dimension.SERVICE.label(), CostFigure.Dimension.DOMAIN.label());
  }

  @Test
  void everyServiceThatHasACostIsWatched() {
    assertThat(CostMetrics.SERVICES)
        .containsExactlyElementsOf(Arrays.stream(Service.values()).map(Service::toString).toList());
  }
}
