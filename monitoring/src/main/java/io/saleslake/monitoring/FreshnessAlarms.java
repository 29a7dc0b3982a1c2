package io.saleslake.monitoring;

import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * Alarms on data that is older than its contract promises. A dataset reports its age when a
 * promotion runs. With a schedule, the alarm covers the period in which a report is due, and a
 * missing report breaches it. Without a schedule, the alarm keeps the state of the last report.
 */
final class FreshnessAlarms {
  private FreshnessAlarms() {}

  static CfnAlarm add(
      Alarms alarms, Parameters parameters, Metrics metrics, Dataset dataset, long promise) {
    String kind = dataset.kind().label();
    AlarmText text =
        new AlarmText(
            "freshness-%s-%s".formatted(kind, dataset.name()),
            ("The %s %s (domain %s, owner %s) is older than the %d hours that its contract"
                    + " promises, or its age was not reported.")
                .formatted(kind, dataset.name(), dataset.domain(), dataset.team(), promise),
            "Its readers see stale data.",
            "aws stepfunctions list-executions --max-items 5 --state-machine-arn "
                + parameters.stateMachine(),
            "freshness");
    return alarms.aboveInAllPeriods(
        text,
        metrics.age(dataset),
        parameters.freshnessSeconds(),
        parameters.freshnessPeriods(promise),
        promise,
        parameters.freshnessMissing(),
        Alarms.tags(dataset.domain(), dataset.team()));
  }
}
