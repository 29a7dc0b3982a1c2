package io.saleslake.monitoring;

import java.util.List;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarmProps;
import software.constructs.Construct;

/** Creates alarms with the common naming, description and actions. */
final class Alarms {
  private static final String ABOVE = "GreaterThanThreshold";
  private static final String BELOW = "LessThanThreshold";

  /** One day, the longest period that CloudWatch evaluates. */
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
   * @param missing CloudWatch's treatment of missing data
   */
  CfnAlarm aboveInAllPeriods(
      AlarmText text,
      LakeMetric metric,
      Number seconds,
      Number periods,
      long value,
      String missing,
      List<CfnTag> tags) {
    return new CfnAlarm(
        scope,
        text.id(),
        described(text, tags)
            .namespace(metric.namespace())
            .metricName(metric.name())
            .dimensions(metric.dimensionList())
            .statistic(metric.statistic())
            .period(seconds)
            .evaluationPeriods(periods)
            .datapointsToAlarm(periods)
            .comparisonOperator(ABOVE)
            .threshold(value)
            .treatMissingData(missing)
            .build());
  }

  /** Goes into ALARM when an expression is above a value; missing data does not breach. */
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
        described(text, tags)
            .metrics(queries)
            .evaluationPeriods(1)
            .comparisonOperator(operator)
            .threshold(value)
            .treatMissingData("notBreaching")
            .build());
  }

  /**
   * Goes into ALARM when an expression is above its anomaly detection band; missing data does not
   * breach.
   */
  CfnAlarm aboveExpected(
      AlarmText text, List<MetricDataQueryProperty> queries, String band, List<CfnTag> tags) {
    return new CfnAlarm(
        scope,
        text.id(),
        described(text, tags)
            .metrics(queries)
            .evaluationPeriods(1)
            .comparisonOperator("GreaterThanUpperThreshold")
            .thresholdMetricId(band)
            .treatMissingData("notBreaching")
            .build());
  }

  private CfnAlarmProps.Builder described(AlarmText text, List<CfnTag> tags) {
    return CfnAlarmProps.builder()
        .alarmName(parameters.named(text.name()))
        .alarmDescription(text.description(parameters))
        .alarmActions(parameters.separateActions())
        .okActions(parameters.separateActions())
        .tags(tags);
  }

  /**
   * An expression over other queries; returns data if it is {@code compared} with the threshold.
   */
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
