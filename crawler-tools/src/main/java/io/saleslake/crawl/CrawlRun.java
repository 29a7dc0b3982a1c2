package io.saleslake.crawl;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;

/**
 * A run of a crawler.
 *
 * @param id AWS crawl id; empty if unknown
 * @param duration absent while running
 * @param dpuHours as reported by AWS
 * @param changes absent if AWS returns no summary
 * @param reason the failure reason
 */
public record CrawlRun(
    String id,
    CrawlResult result,
    Optional<Instant> startedAt,
    Optional<Duration> duration,
    Optional<BigDecimal> dpuHours,
    Optional<Changes> changes,
    Optional<String> reason,
    Optional<LogLocation> log) {

  static CrawlRun of(CrawlerHistory crawl) {
    Optional<Instant> started = Optional.ofNullable(crawl.startTime());
    return new CrawlRun(
        Optional.ofNullable(crawl.crawlId()).orElse(""),
        CrawlResult.of(crawl.stateAsString()),
        started,
        started
            .flatMap(
                start ->
                    Optional.ofNullable(crawl.endTime()).map(end -> Duration.between(start, end)))
            .filter(duration -> !duration.isNegative()),
        Optional.ofNullable(crawl.dpuHour()).map(BigDecimal::valueOf),
        Optional.ofNullable(crawl.summary()).flatMap(Changes::parse),
        Optional.ofNullable(crawl.errorMessage()),
        LogLocation.of(crawl.logGroup(), crawl.logStream(), crawl.messagePrefix()));
  }

  /** Creates a run from the crawler's last crawl, if the history does not contain it. */
  static CrawlRun of(LastCrawlInfo crawl) {
    return new CrawlRun(
        "",
        CrawlResult.of(crawl.statusAsString()),
        Optional.ofNullable(crawl.startTime()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(crawl.errorMessage()),
        LogLocation.of(crawl.logGroup(), crawl.logStream(), crawl.messagePrefix()));
  }
}
