package io.saleslake.cost.collect;

import io.saleslake.aws.AwsClients;
import io.saleslake.aws.Outputs;
import io.saleslake.cost.Usage;
import java.time.Instant;
import java.time.LocalDate;

/** Asks AWS for everything the lake used since a day. All pages are read, whatever their order. */
public final class CollectUsage {
  private CollectUsage() {}

  /**
   * What was used.
   *
   * @param from first day, in UTC
   */
  public static Usage collect(AwsClients clients, Outputs outputs, LocalDate from, Instant now) {
    CollectAlarms.Alarms alarms =
        CollectAlarms.collect(clients.cloudWatch(), outputs.workgroup() + "-");
    return new Usage(
        CollectJobRuns.collect(clients.glue(), outputs.jobs()),
        CollectCrawls.collect(clients.glue(), outputs.crawlers(), now),
        CollectStorage.collect(clients.cloudWatch(), outputs.buckets(), from, now),
        CollectQueries.collect(clients.athena(), outputs.workgroup()),
        alarms.metrics(),
        alarms.composites());
  }
}
