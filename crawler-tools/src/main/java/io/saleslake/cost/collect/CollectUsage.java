package io.saleslake.cost.collect;

import io.saleslake.aws.AwsClients;
import io.saleslake.aws.Outputs;
import io.saleslake.cost.BucketUsage;
import io.saleslake.cost.Crawl;
import io.saleslake.cost.JobRun;
import io.saleslake.cost.Query;
import io.saleslake.cost.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Collects the lake's AWS usage since a day. Reads all pages, because their order is not
 * guaranteed.
 */
public final class CollectUsage {
  private CollectUsage() {}

  /**
   * Collects the usage.
   *
   * @param from first day, in UTC
   */
  public static Usage collect(AwsClients clients, Outputs outputs, LocalDate from, Instant now) {
    List<JobRun> jobs = CollectJobRuns.collect(clients.glue(), outputs.jobs());
    List<Crawl> crawls =
        CollectCrawls.collect(
            clients.glue(), outputs.crawlers(), from.atStartOfDay(ZoneOffset.UTC).toInstant(), now);
    List<BucketUsage> stored =
        CollectStorage.collect(clients.cloudWatch(), outputs.buckets(), from, now);
    List<Query> queries = CollectQueries.collect(clients.athena(), outputs.workgroup());
    CollectAlarms.Alarms alarms =
        CollectAlarms.collect(clients.cloudWatch(), outputs.workgroup() + "-");
    return new Usage(jobs, crawls, stored, queries, alarms.metrics(), alarms.composites());
  }
}
