package io.saleslake.job;

import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.ledger.Ledger;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.Layer;
import io.saleslake.names.MetricDimension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells how old the data of each dataset is; of what never got any, it tells nothing. */
final class MeasureFreshness {
  private MeasureFreshness() {}

  static List<Metric> ofSilver(Lake lake, Contracts contracts, Instant now) {
    Ledger ledger = Ledger.open(lake);
    List<Metric> metrics = new ArrayList<>();
    add(metrics, MetricDimension.FEED, contracts.feeds().keySet(), ledger.lastClosed("feed"), now);
    add(
        metrics,
        MetricDimension.DATASET,
        contracts.tables().keySet(),
        ledger.lastClosed("dataset"),
        now);
    return metrics;
  }

  static List<Metric> ofGold(Lake lake, Contracts contracts, Instant now) {
    List<Metric> metrics = new ArrayList<>();
    for (String mart : contracts.marts().keySet()) {
      if (lake.has(Layer.GOLD, mart)) {
        Snapshots.lastChange(lake.table(Layer.GOLD, mart))
            .map(snapshot -> Instant.ofEpochMilli(snapshot.timestampMillis()))
            .map(changed -> Duration.between(changed, now))
            .ifPresent(age -> metrics.add(Metric.freshness(MetricDimension.DATASET, mart, age)));
      }
    }
    return metrics;
  }

  private static void add(
      List<Metric> metrics,
      MetricDimension dimension,
      Iterable<String> subjects,
      Map<String, Instant> last,
      Instant now) {
    for (String subject : subjects) {
      Instant closed = last.get(subject);
      if (closed != null) {
        metrics.add(Metric.freshness(dimension, subject, Duration.between(closed, now)));
      }
    }
  }
}
