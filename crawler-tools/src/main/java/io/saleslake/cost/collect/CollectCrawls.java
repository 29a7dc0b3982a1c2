package io.saleslake.cost.collect;

import io.saleslake.cost.Crawl;
import io.saleslake.crawl.CrawlRun;
import io.saleslake.crawl.ListRuns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.GlueClient;

/** Collects the crawls of the lake's crawlers. */
final class CollectCrawls {
  private CollectCrawls() {}

  /**
   * All crawls since a time; a running crawl counts with its duration so far.
   *
   * @param crawlers names by domain
   */
  static List<Crawl> collect(
      GlueClient glue, Map<String, String> crawlers, Instant since, Instant now) {
    Map<String, List<CrawlRun>> runs = ListRuns.since(glue, crawlers.values(), since);
    List<Crawl> crawls = new ArrayList<>();
    crawlers.forEach(
        (domain, crawler) ->
            runs.getOrDefault(crawler, List.of())
                .forEach(
                    run ->
                        run.startedAt()
                            .ifPresent(at -> crawls.add(crawl(domain, crawler, run, at, now)))));
    return crawls;
  }

  private static Crawl crawl(
      String domain, String crawler, CrawlRun run, Instant startedAt, Instant now) {
    return new Crawl(
        crawler,
        domain,
        startedAt,
        run.duration().orElseGet(() -> Duration.between(startedAt, now)),
        run.dpuHours().orElse(BigDecimal.ZERO));
  }
}
