package io.saleslake.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The lake's AWS usage.
 *
 * @param alarmMetrics current number of metrics in alarms
 * @param compositeAlarms current number of composite alarms
 */
public record Usage(
    List<JobRun> jobs,
    List<Crawl> crawls,
    List<BucketUsage> stored,
    List<Query> queries,
    long alarmMetrics,
    long compositeAlarms) {
  public static final Usage NONE = new Usage(List.of(), List.of(), List.of(), List.of(), 0, 0);

  /** Returns this usage without runs and queries that started before a day. */
  Usage since(LocalDate day) {
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Usage(
        jobs.stream().filter(run -> !run.startedAt().isBefore(from)).toList(),
        crawls.stream().filter(crawl -> !crawl.startedAt().isBefore(from)).toList(),
        stored,
        queries.stream().filter(query -> !query.submittedAt().isBefore(from)).toList(),
        alarmMetrics,
        compositeAlarms);
  }
}
