package io.saleslake.crawl;

import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.Schedule;

/**
 * A crawler as it stands.
 *
 * @param ready whether it can be started
 * @param schedule its expression; absent where nothing starts it by the clock
 * @param last what it says of its last crawl
 */
public record CrawlerView(
    String name, String state, boolean ready, Optional<String> schedule, Optional<CrawlRun> last) {

  static CrawlerView of(Crawler crawler) {
    return new CrawlerView(
        crawler.name(),
        String.valueOf(crawler.stateAsString()).toLowerCase(Locale.ROOT),
        crawler.state() == CrawlerState.READY,
        Optional.ofNullable(crawler.schedule()).map(CrawlerView::schedule),
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
