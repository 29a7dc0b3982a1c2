package io.saleslake.monitoring;

import io.saleslake.names.MetricName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.interfaces.cloudwatch.IAlarmRef;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.HorizontalAnnotation;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.PeriodOverride;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidgetBackground;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;

/** Creates the widgets of dashboards. A dashboard is 24 columns wide. */
final class Widgets {
  static final int WHOLE = 24;
  static final int HALF = 12;
  static final int THIRD = 8;
  static final int QUARTER = 6;
  static final int TALL = 6;

  static final Duration HOUR = Duration.hours(1);
  static final Duration DAY = Duration.days(1);

  static final String GREEN = "#2ca02c";
  static final String BLUE = "#1f77b4";
  static final String GREY = "#7f7f7f";
  static final String ORANGE = "#ff7f0e";
  static final String RED = "#d62728";

  private final Stack stack;
  private final Parameters parameters;
  private int states;

  Widgets(Stack stack, Parameters parameters) {
    this.stack = stack;
    this.parameters = parameters;
  }

  /** Creates a dashboard from rows of widgets. */
  void dashboard(String name, Duration shown, List<List<IWidget>> rows) {
    Dashboard.Builder.create(stack, Parameters.camel(name) + "Dashboard")
        .dashboardName(parameters.named(name))
        .defaultInterval(shown)
        .periodOverride(PeriodOverride.INHERIT)
        .widgets(rows)
        .build();
  }

  /** A link to a page of docs/runbooks. */
  String runbook(String text, String page) {
    return "[%s](%s)".formatted(text, parameters.runbook(page));
  }

  /** A link to another dashboard. */
  String dashboardLink(String text, String name) {
    return "[%s](#dashboards:name=%s)".formatted(text, parameters.named(name));
  }

  static IWidget text(String markdown, int width, int height) {
    return TextWidget.Builder.create()
        .markdown(markdown)
        .width(width)
        .height(height)
        .background(TextWidgetBackground.TRANSPARENT)
        .build();
  }

  /** A widget with the states of alarms, given by their names without prefix. */
  IWidget states(String title, List<String> names, int width, int height) {
    return AlarmStatusWidget.Builder.create()
        .title(title)
        .width(width)
        .height(height)
        .alarms(names.stream().map(this::alarm).toList())
        .build();
  }

  private IAlarmRef alarm(String name) {
    String arn =
        "arn:%s:cloudwatch:%s:%s:alarm:%s"
            .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, parameters.named(name));
    return Alarm.fromAlarmArn(stack, "Status" + states++, arn);
  }

  static GraphWidget.Builder graph(String title, String unit, int width) {
    return GraphWidget.Builder.create()
        .title(title)
        .width(width)
        .height(TALL)
        .leftYAxis(axis(unit));
  }

  static YAxisProps axis(String unit) {
    return YAxisProps.builder().label(unit).showUnits(false).min(0).build();
  }

  static HorizontalAnnotation line(Number value, String label) {
    return HorizontalAnnotation.builder().value(value).label(label).color(RED).build();
  }

  static IWidget number(String title, IMetric metric, int width) {
    return SingleValueWidget.Builder.create()
        .title(title)
        .metrics(List.of(metric))
        .width(width)
        .height(3)
        .build();
  }

  /**
   * The sum of metrics; missing data counts as 0.
   *
   * @param id id of this sum in its widget
   */
  static MathExpression.Builder sum(String id, List<LakeMetric> metrics, Duration period) {
    Map<String, IMetric> parts = new LinkedHashMap<>();
    for (LakeMetric metric : metrics) {
      String part = id + parts.size();
      parts.put(part, metric.drawn(part, period));
    }
    String expression = "SUM([%s])".formatted(String.join(", ", parts.keySet()));
    return MathExpression.Builder.create()
        .expression(expression)
        .usingMetrics(parts)
        .period(period);
  }

  /** Creates a line for row counts: label, name and color. */
  interface RowsDrawn {
    IMetric of(String label, MetricName name, String color);
  }

  /** Accepted rows on the left axis; rejected rows, which are fewer, on the right axis. */
  static IWidget results(String title, int width, RowsDrawn rows) {
    return graph(title, "inserted, updated", width)
        .left(
            List.of(
                rows.of("inserted", MetricName.ROWS_INSERTED, GREEN),
                rows.of("updated", MetricName.ROWS_UPDATED, BLUE)))
        .right(
            List.of(
                rows.of("duplicate", MetricName.ROWS_DUPLICATE, GREY),
                rows.of("quarantined", MetricName.ROWS_QUARANTINED, RED)))
        .rightYAxis(axis("duplicate, quarantined"))
        .build();
  }

  /** Ages as a percentage of their promised maximum, so that one limit applies to all. */
  static List<IMetric> ages(Metrics metrics, List<Dataset> datasets) {
    List<IMetric> ages = new ArrayList<>();
    for (Dataset dataset : datasets) {
      dataset
          .promise()
          .ifPresent(
              promise -> {
                String id = "age_" + dataset.name();
                ages.add(
                    MathExpression.Builder.create()
                        .expression("100 * %s / %d".formatted(id, promise))
                        .usingMetrics(Map.of(id, metrics.age(dataset).drawn(id, HOUR)))
                        .label("%s (%d h)".formatted(dataset.name(), promise))
                        .period(HOUR)
                        .build());
              });
    }
    return ages;
  }

  /** Percentage of a feed's rows that were quarantined. */
  static IMetric share(Metrics metrics, String feed) {
    String read = "read_" + feed;
    String quarantined = "quarantined_" + feed;
    return MathExpression.Builder.create()
        .expression("IF(%1$s > 0, 100 * FILL(%2$s, 0) / %1$s, 0)".formatted(read, quarantined))
        .usingMetrics(
            new TreeMap<>(
                Map.of(
                    read, metrics.rows(MetricName.ROWS_READ, feed).drawn(read, DAY),
                    quarantined,
                        metrics.rows(MetricName.ROWS_QUARANTINED, feed).drawn(quarantined, DAY))))
        .label(feed)
        .period(DAY)
        .build();
  }
}
