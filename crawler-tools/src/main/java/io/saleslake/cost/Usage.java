package io.saleslake.cost;

import java.util.List;

/**
 * What the lake used of AWS.
 *
 * @param alarmMetrics metrics that alarms look at, now
 * @param compositeAlarms alarms over alarms, now
 */
public record Usage(
    List<JobRun> jobs,
    List<CrawlRun> crawls,
    List<Stored> stored,
    List<Query> queries,
    long alarmMetrics,
    long compositeAlarms) {
  static final Usage NONE = new Usage(List.of(), List.of(), List.of(), List.of(), 0, 0);
}
