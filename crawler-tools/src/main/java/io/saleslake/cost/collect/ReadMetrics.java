package io.saleslake.cost.collect;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Reads daily values of metrics. */
final class ReadMetrics {
  /** The maximum number of metrics per GetMetricData request. */
  private static final int BATCH_SIZE = 500;

  private static final int DAY_SECONDS = 24 * 60 * 60;

  private ReadMetrics() {}

  /**
   * Returns the values of each metric per day.
   *
   * @param statistic such as {@code Average}
   */
  static Map<Metric, NavigableMap<LocalDate, BigDecimal>> daily(
      CloudWatchClient cloudWatch,
      List<Metric> metrics,
      String statistic,
      LocalDate from,
      Instant until) {
    Map<Metric, NavigableMap<LocalDate, BigDecimal>> values = new HashMap<>();
    for (int start = 0; start < metrics.size(); start += BATCH_SIZE) {
      List<Metric> some = metrics.subList(start, Math.min(start + BATCH_SIZE, metrics.size()));
      cloudWatch
          .getMetricDataPaginator(request(some, statistic, from, until))
          .metricDataResults()
          .forEach(
              result -> {
                NavigableMap<LocalDate, BigDecimal> days =
                    values.computeIfAbsent(
                        some.get(Integer.parseInt(result.id().substring(1))),
                        metric -> new TreeMap<>());
                for (int i = 0; i < result.values().size(); i++) {
                  days.put(
                      LocalDate.ofInstant(result.timestamps().get(i), ZoneOffset.UTC),
                      BigDecimal.valueOf(result.values().get(i)));
                }
              });
    }
    return values;
  }

  private static GetMetricDataRequest request(
      List<Metric> metrics, String statistic, LocalDate from, Instant until) {
    List<MetricDataQuery> queries = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      Metric metric = metrics.get(i);
      queries.add(
          MetricDataQuery.builder()
              .id("m" + i)
              .metricStat(stat -> stat.metric(metric).stat(statistic).period(DAY_SECONDS))
              .build());
    }
    return GetMetricDataRequest.builder()
        .metricDataQueries(queries)
        .startTime(from.atStartOfDay(ZoneOffset.UTC).toInstant())
        .endTime(until)
        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
        .build();
  }
}
