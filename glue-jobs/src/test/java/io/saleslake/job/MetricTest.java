package io.saleslake.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.ledger.Batch;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.MetricDimension;
import io.saleslake.names.MetricName;
import io.saleslake.silver.BatchReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricTest {
  @Test
  void addsUpTheBatchesOfAFeed() {
    assertThat(
            Metric.rows(
                List.of(
                    batch("webshop", new RowCounts(10, 4, 3, 2, 0, 1)),
                    batch("webshop", new RowCounts(5, 5, 0, 0, 0, 0)))))
        .extracting(
            metric ->
                "%s %s=%s %.0f"
                    .formatted(
                        metric.name().label(),
                        metric.dimension().label(),
                        metric.subject(),
                        metric.value()))
        .containsExactly(
            "RowsRead Feed=webshop 15",
            "RowsInserted Feed=webshop 9",
            "RowsUpdated Feed=webshop 3",
            "RowsDuplicate Feed=webshop 2",
            "RowsQuarantined Feed=webshop 1");
  }

  @Test
  void givesAnAgeInHours() {
    assertThat(Metric.freshness(MetricDimension.DATASET, "daily_sales", Duration.ofMinutes(90)))
        .isEqualTo(
            new Metric(MetricName.FRESHNESS_HOURS, MetricDimension.DATASET, "daily_sales", 1.5));
  }

  private static BatchReport batch(String feed, RowCounts rows) {
    return new BatchReport(
        Batch.of(feed, "order_lines", Instant.EPOCH, List.of()),
        rows,
        Map.of(),
        Map.of(),
        List.of(),
        List.of());
  }
}
