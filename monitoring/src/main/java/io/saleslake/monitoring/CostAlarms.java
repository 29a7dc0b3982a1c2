package io.saleslake.monitoring;

import java.util.List;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * Alarms on a daily cost that is higher than expected. An alarm's expression can only evaluate 7
 * days; anomaly detection learns from up to 14 (Amazon CloudWatch user guide, "Using CloudWatch
 * anomaly detection").
 */
final class CostAlarms {
  private final Alarms alarms;
  private final Parameters parameters;
  private final Metrics metrics;

  CostAlarms(Alarms alarms, Parameters parameters, Metrics metrics) {
    this.alarms = alarms;
    this.parameters = parameters;
    this.metrics = metrics;
  }

  CfnAlarm ofDomain(Domain domain) {
    return add(
        "cost-domain-" + domain.name(),
        "domain %s (owner %s)".formatted(domain.name(), domain.owner()),
        metrics.costOfDomain(domain.name()),
        "Name=%s,Value=%s".formatted(CostMetrics.BY_DOMAIN, domain.name()),
        Alarms.tags(domain.name(), domain.owner()));
  }

  CfnAlarm ofService(String service) {
    return add(
        "cost-service-" + service,
        "service " + service,
        metrics.costOfService(service),
        "Name=%s,Value=%s".formatted(CostMetrics.BY_SERVICE, service),
        List.of());
  }

  private CfnAlarm add(
      String name, String subject, LakeMetric cost, String dimension, List<CfnTag> tags) {
    AlarmText text =
        new AlarmText(
            name,
            "The cost of a day of %s exceeds the expectation from the previous two weeks."
                .formatted(subject),
            "The additional cost recurs every day until its cause is fixed.",
            ("aws cloudwatch get-metric-statistics --namespace %s --metric-name %s --dimensions %s"
                    + " --statistics Maximum --period 86400"
                    + " --start-time $(date -ud '-14 days' +%%F) --end-time $(date -u +%%F)")
                .formatted(cost.namespace(), cost.name(), dimension),
            "cost");
    String band = "ANOMALY_DETECTION_BAND(dollars, %s)".formatted(parameters.costBand());
    return alarms.aboveExpected(
        text,
        List.of(
            cost.queried("dollars", Alarms.DAY, true),
            Alarms.expression("expected", "Expected", band, true)),
        "expected",
        tags);
  }
}
