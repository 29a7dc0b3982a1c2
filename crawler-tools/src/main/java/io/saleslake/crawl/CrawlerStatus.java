package io.saleslake.crawl;

import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.Schedule;

/**
 * The current state of a crawler.
 *
 * @param ready whether it can be started
 * @param schedule schedule expression; absent if it has no schedule
 * @param last its last crawl
 */
public record CrawlerStatus(
    String name, String state, boolean ready, Optional<String> schedule, Optional<CrawlRun> last) {

  static CrawlerStatus of(Crawler crawler) {
    return new CrawlerStatus(
        crawler.name(),
        String.valueOf(crawler.stateAsString()).toLowerCase(Locale.ROOT),
        crawler.state() == CrawlerState.READY,
        Optional.ofNullable(crawler.schedule()).map(CrawlerStatus::schedule),
        Optional.ofNullable(crawler.lastCrawl()).map(CrawlRun::of));
  }

  private static String schedule(Schedule schedule) {
    String expression = String.valueOf(schedule.scheduleExpression());
    return switch (String.valueOf(schedule.stateAsString())) {
      case "NOT_SCHEDULED", "TRANSITIONING" -> expression + " (paused)";
      default -> expression;
    };
  }
}
