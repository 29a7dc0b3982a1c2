package io.saleslake.crawl;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;

/**
 * One run of a crawler.
 *
 * @param id of AWS; empty where AWS does not say it
 * @param duration absent while it runs
 * @param dpuHours as AWS counts them
 * @param changes absent where AWS gives no summary
 * @param reason why it failed
 */
public record CrawlRun(
    String id,
    CrawlResult result,
    Optional<Instant> startedAt,
    Optional<Duration> duration,
    Optional<BigDecimal> dpuHours,
    Optional<Changes> changes,
    Optional<String> reason,
    Optional<LogPlace> log) {

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
        LogPlace.of(crawl.logGroup(), crawl.logStream(), crawl.messagePrefix()));
  }

  /** What a crawler says of its last crawl, for one that the history does not list. */
  static CrawlRun of(LastCrawlInfo crawl) {
    return new CrawlRun(
        "",
        CrawlResult.of(crawl.statusAsString()),
        Optional.ofNullable(crawl.startTime()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(crawl.errorMessage()),
        LogPlace.of(crawl.logGroup(), crawl.logStream(), crawl.messagePrefix()));
  }
}
