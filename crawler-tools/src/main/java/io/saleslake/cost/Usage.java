package io.saleslake.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What the lake used of AWS.
 *
 * @param alarmMetrics metrics that alarms look at, now
 * @param compositeAlarms alarms over alarms, now
 */
public record Usage(
    List<JobRun> jobs,
    List<Crawl> crawls,
    List<Stored> stored,
    List<Query> queries,
    long alarmMetrics,
    long compositeAlarms) {
  public static final Usage NONE = new Usage(List.of(), List.of(), List.of(), List.of(), 0, 0);

  /** The same without runs and queries that began before a day. */
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
