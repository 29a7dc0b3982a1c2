package io.saleslake.job;

import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Job;
import io.saleslake.names.MetricDimension;
import io.saleslake.names.MetricName;
import io.saleslake.silver.BatchReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One figure of a run, for alarms and dashboards.
 *
 * @param dimension what the subject is
 * @param subject name of the feed, table, mart or job
 */
public record Metric(MetricName name, MetricDimension dimension, String subject, double value) {

  static Metric seconds(Job job, Duration duration) {
    return new Metric(
        MetricName.RUN_SECONDS, MetricDimension.JOB, job.label(), duration.toMillis() / 1000.0);
  }

  /** Hours, from a span that may be shorter than one. */
  static Metric freshness(MetricDimension dimension, String subject, Duration age) {
    return new Metric(MetricName.FRESHNESS_HOURS, dimension, subject, age.toSeconds() / 3600.0);
  }

  /** Row counts of every feed that had a batch; a feed may have had two. */
  static List<Metric> rows(List<BatchReport> batches) {
    Map<String, RowCounts> feeds = new TreeMap<>();
    batches.forEach(batch -> feeds.merge(batch.batch().feed(), batch.rows(), RowCounts::plus));
    List<Metric> metrics = new ArrayList<>();
    feeds.forEach(
        (feed, rows) -> {
          metrics.add(new Metric(MetricName.ROWS_READ, MetricDimension.FEED, feed, rows.read()));
          metrics.add(
              new Metric(MetricName.ROWS_INSERTED, MetricDimension.FEED, feed, rows.inserted()));
          metrics.add(
              new Metric(MetricName.ROWS_UPDATED, MetricDimension.FEED, feed, rows.updated()));
          metrics.add(
              new Metric(MetricName.ROWS_DUPLICATE, MetricDimension.FEED, feed, rows.duplicate()));
          metrics.add(
              new Metric(
                  MetricName.ROWS_QUARANTINED, MetricDimension.FEED, feed, rows.quarantined()));
        });
    return metrics;
  }
}
