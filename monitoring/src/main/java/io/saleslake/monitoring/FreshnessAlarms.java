package io.saleslake.monitoring;

import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * Data that is older than its contract promises. A dataset reports its age when a promotion runs,
 * so the alarm looks at the time in which a report must come; silence rings, since events and
 * starts can be missed, but not a report that does not come.
 */
final class FreshnessAlarms {
  private FreshnessAlarms() {}

  static CfnAlarm add(
      Alarms alarms, Parameters parameters, Figures figures, Dataset dataset, long promise) {
    String kind = dataset.kind().label();
    AlarmText text =
        new AlarmText(
            "freshness-%s-%s".formatted(kind, dataset.name()),
            ("The %s %s (domain %s, owner %s) is older than the %d hours that its contract"
                    + " promises, or nothing reported how old it is.")
                .formatted(kind, dataset.name(), dataset.domain(), dataset.team(), promise),
            "Who reads it decides on stale data.",
            "aws stepfunctions list-executions --max-items 5 --state-machine-arn "
                + parameters.stateMachine(),
            "freshness");
    return alarms.aboveOrSilent(
        text,
        figures.age(dataset),
        parameters.freshnessSeconds(),
        parameters.freshnessPeriods(promise),
        promise,
        Alarms.tags(dataset.domain(), dataset.team()));
  }
}
