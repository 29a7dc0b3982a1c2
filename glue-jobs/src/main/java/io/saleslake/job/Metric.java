package io.saleslake.job;

import io.saleslake.ledger.RowCounts;
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
public record Metric(Name name, Dimension dimension, String subject, double value) {
  /** Names in CloudWatch; rows are counts per run. */
  public enum Name {
    ROWS_READ("RowsRead"),
    ROWS_INSERTED("RowsInserted"),
    ROWS_UPDATED("RowsUpdated"),
    ROWS_DUPLICATE("RowsDuplicate"),
    ROWS_QUARANTINED("RowsQuarantined"),
    /** Hours since the newest batch of a feed, or since a table or mart last changed. */
    FRESHNESS_HOURS("FreshnessHours"),
    RUN_SECONDS("RunSeconds");

    private final String label;

    Name(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** What a figure is of. */
  public enum Dimension {
    FEED("Feed"),
    DATASET("Dataset"),
    JOB("Job");

    private final String label;

    Dimension(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  static Metric seconds(JobArguments.Job job, Duration duration) {
    return new Metric(Name.RUN_SECONDS, Dimension.JOB, job.label(), duration.toMillis() / 1000.0);
  }

  /** Hours, from a span that may be shorter than one. */
  static Metric freshness(Dimension dimension, String subject, Duration age) {
    return new Metric(Name.FRESHNESS_HOURS, dimension, subject, age.toSeconds() / 3600.0);
  }

  /** Row counts of every feed that had a batch; a feed may have had two. */
  static List<Metric> rows(List<BatchReport> batches) {
    Map<String, RowCounts> feeds = new TreeMap<>();
    batches.forEach(batch -> feeds.merge(batch.batch().feed(), batch.rows(), RowCounts::plus));
    List<Metric> metrics = new ArrayList<>();
    feeds.forEach(
        (feed, rows) -> {
          metrics.add(new Metric(Name.ROWS_READ, Dimension.FEED, feed, rows.read()));
          metrics.add(new Metric(Name.ROWS_INSERTED, Dimension.FEED, feed, rows.inserted()));
          metrics.add(new Metric(Name.ROWS_UPDATED, Dimension.FEED, feed, rows.updated()));
          metrics.add(new Metric(Name.ROWS_DUPLICATE, Dimension.FEED, feed, rows.duplicate()));
          metrics.add(new Metric(Name.ROWS_QUARANTINED, Dimension.FEED, feed, rows.quarantined()));
        });
    return metrics;
  }
}
