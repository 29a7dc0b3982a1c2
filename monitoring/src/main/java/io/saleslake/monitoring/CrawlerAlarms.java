package io.saleslake.monitoring;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;

/**
 * Crawlers publish no metrics, so EventBridge rules count the results of crawls. The success rate
 * is calculated per day, because one crawl per hour would be 0 or 100 percent. A day without crawls
 * has no rate; missing data is covered by the freshness alarms.
 */
final class CrawlerAlarms {
  private static final String RATE =
      "IF(FILL(succeeded, 0) + FILL(failed, 0) > 0,"
          + " 100 * FILL(succeeded, 0) / (FILL(succeeded, 0) + FILL(failed, 0)), 100)";

  private CrawlerAlarms() {}

  static CfnAlarm add(Alarms alarms, Parameters parameters, Metrics metrics, Domain domain) {
    String crawler = parameters.named(domain.name());
    AlarmText text =
        new AlarmText(
            "crawler-%s-success-rate".formatted(domain.name()),
            "Less than %s percent of a day's crawls by %s succeeded."
                .formatted(parameters.words("CrawlerSuccessPercent"), crawler),
            "New files of %s in bronze may be missing in the catalog; promotions are not affected."
                .formatted(domain.name()),
            "aws glue list-crawls --crawler-name %s --max-results 10".formatted(crawler),
            "crawler-success-rate");
    List<MetricDataQueryProperty> queries = new ArrayList<>();
    queries.add(Alarms.expression("rate", "Percent of crawls that succeeded", RATE, true));
    for (String end : List.of("succeeded", "failed")) {
      queries.add(metrics.crawls(domain.name(), end).queried(end, Alarms.DAY));
    }
    return alarms.below(
        text,
        queries,
        parameters.crawlerSuccessPercent(),
        Alarms.tags(domain.name(), domain.owner()));
  }
}
