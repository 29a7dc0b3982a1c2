package io.saleslake.cost.collect;

import io.saleslake.cost.CrawlRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.ListCrawlsRequest;
import software.amazon.awssdk.services.glue.model.ListCrawlsResponse;

/** Crawls of the lake's crawlers; AWS keeps them for 12 months. */
final class CollectCrawls {
  private static final int AT_ONCE = 100;

  private CollectCrawls() {}

  /**
   * All crawls there are; one that runs has taken as long as it runs.
   *
   * @param crawlers names by domain
   */
  static List<CrawlRun> collect(GlueClient glue, Map<String, String> crawlers, Instant now) {
    List<CrawlRun> crawls = new ArrayList<>();
    crawlers.forEach(
        (domain, crawler) -> {
          String token = null;
          do {
            ListCrawlsResponse page = glue.listCrawls(request(crawler, token));
            page.crawls().forEach(crawl -> crawls.add(crawl(crawler, domain, crawl, now)));
            token = page.nextToken();
          } while (token != null && !token.isEmpty());
        });
    return crawls;
  }

  private static ListCrawlsRequest request(String crawler, @Nullable String token) {
    return ListCrawlsRequest.builder()
        .crawlerName(crawler)
        .maxResults(AT_ONCE)
        .nextToken(token)
        .build();
  }

  private static CrawlRun crawl(String crawler, String domain, CrawlerHistory crawl, Instant now) {
    Instant end = crawl.endTime() == null ? now : crawl.endTime();
    return new CrawlRun(
        crawler,
        domain,
        crawl.startTime(),
        Duration.between(crawl.startTime(), end),
        BigDecimal.valueOf(crawl.dpuHour() == null ? 0 : crawl.dpuHour()));
  }
}
