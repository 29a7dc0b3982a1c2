package io.saleslake.monitoring;

import java.util.List;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarmProps;
import software.constructs.Construct;

/** What all alarms have in common: how they are named, described and sent. */
final class Alarms {
  private static final String ABOVE = "GreaterThanThreshold";
  private static final String BELOW = "LessThanThreshold";

  /** An alarm that looks at a day; CloudWatch looks at no longer period. */
  static final int DAY = 24 * 60 * 60;

  private final Construct scope;
  private final Parameters parameters;

  Alarms(Construct scope, Parameters parameters) {
    this.scope = scope;
    this.parameters = parameters;
  }

  /**
   * Goes into ALARM when a metric is above a value for all of the given periods.
   *
   * @param missing how CloudWatch treats a period without data
   */
  CfnAlarm aboveInAllPeriods(
      AlarmText text,
      Figure figure,
      Number seconds,
      Number periods,
      long value,
      String missing,
      List<CfnTag> tags) {
    return new CfnAlarm(
        scope,
        text.id(),
        told(text, tags)
            .namespace(figure.namespace())
            .metricName(figure.name())
            .dimensions(figure.dimensionList())
            .statistic(figure.statistic())
            .period(seconds)
            .evaluationPeriods(periods)
            .datapointsToAlarm(periods)
            .comparisonOperator(ABOVE)
            .threshold(value)
            .treatMissingData(missing)
            .build());
  }

  /** Rings when an expression is above a value; silence does not. */
  CfnAlarm above(
      AlarmText text, List<MetricDataQueryProperty> queries, Number value, List<CfnTag> tags) {
    return compared(text, queries, ABOVE, value, tags);
  }

  CfnAlarm below(
      AlarmText text, List<MetricDataQueryProperty> queries, Number value, List<CfnTag> tags) {
    return compared(text, queries, BELOW, value, tags);
  }

  private CfnAlarm compared(
      AlarmText text,
      List<MetricDataQueryProperty> queries,
      String operator,
      Number value,
      List<CfnTag> tags) {
    return new CfnAlarm(
        scope,
        text.id(),
        told(text, tags)
            .metrics(queries)
            .evaluationPeriods(1)
            .comparisonOperator(operator)
            .threshold(value)
            .treatMissingData("notBreaching")
            .build());
  }

  /** Rings when an expression is above what CloudWatch expects of it; silence does not. */
  CfnAlarm aboveExpected(
      AlarmText text, List<MetricDataQueryProperty> queries, String band, List<CfnTag> tags) {
    return new CfnAlarm(
        scope,
        text.id(),
        told(text, tags)
            .metrics(queries)
            .evaluationPeriods(1)
            .comparisonOperator("GreaterThanUpperThreshold")
            .thresholdMetricId(band)
            .treatMissingData("notBreaching")
            .build());
  }

  private CfnAlarmProps.Builder told(AlarmText text, List<CfnTag> tags) {
    return CfnAlarmProps.builder()
        .alarmName(parameters.named(text.name()))
        .alarmDescription(text.description(parameters))
        .alarmActions(parameters.toldOfEach())
        .okActions(parameters.toldOfEach())
        .tags(tags);
  }

  /** An expression over other queries: what is compared where {@code compared}. */
  static MetricDataQueryProperty expression(
      String id, String label, String expression, boolean compared) {
    return MetricDataQueryProperty.builder()
        .id(id)
        .label(label)
        .expression(expression)
        .returnData(compared)
        .build();
  }

  static List<CfnTag> tags(String domain, String owner) {
    return List.of(tag("domain", domain), tag("owner", owner));
  }

  private static CfnTag tag(String key, String value) {
    return CfnTag.builder().key(key).value(value).build();
  }
}
