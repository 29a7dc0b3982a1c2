package io.saleslake.monitoring;

import io.saleslake.names.MetricName;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/** Alarms on the percentage of a feed's rows that were quarantined. */
final class QuarantineAlarms {
  static final String SHARE = "IF(read > 0, 100 * FILL(quarantined, 0) / read, 0)";

  private QuarantineAlarms() {}

  static CfnAlarm add(Alarms alarms, Parameters parameters, Metrics metrics, Dataset feed) {
    AlarmText text =
        new AlarmText(
            "quarantine-" + feed.name(),
            "More than %s percent of the rows of feed %s (domain %s, owner %s) went to quarantine."
                .formatted(
                    parameters.words("QuarantinePercent"), feed.name(), feed.domain(), feed.team()),
            "Those rows are missing in silver and gold until they are fixed.",
            ("aws athena start-query-execution --work-group %s --query-string"
                    + " \"SELECT source_file, reasons FROM %s.quarantine"
                    + " WHERE feed = '%s' AND status = 'open' LIMIT 100\"")
                .formatted(parameters.prefix(), parameters.opsDatabase(), feed.name()),
            "quarantine");
    Number seconds = parameters.periodSeconds();
    return alarms.above(
        text,
        List.of(
            Alarms.expression("rate", "Percent of rows quarantined", SHARE, true),
            metrics.rows(MetricName.ROWS_READ, feed.name()).queried("read", seconds),
            metrics.rows(MetricName.ROWS_QUARANTINED, feed.name()).queried("quarantined", seconds)),
        parameters.quarantinePercent(),
        Alarms.tags(feed.domain(), feed.team()));
  }
}
