package io.saleslake.cost.collect;

import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Counts the lake's alarms. */
final class CollectAlarms {
  /**
   * The numbers by which alarms are billed.
   *
   * @param metrics number of metrics in alarms
   */
  record Alarms(long metrics, long composites) {}

  private CollectAlarms() {}

  static Alarms collect(CloudWatchClient cloudWatch, String namePrefix) {
    DescribeAlarmsRequest request =
        DescribeAlarmsRequest.builder()
            .alarmNamePrefix(namePrefix)
            .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
            .build();
    long metrics = 0;
    long composites = 0;
    for (DescribeAlarmsResponse page : cloudWatch.describeAlarmsPaginator(request)) {
      metrics += metrics(page.metricAlarms().stream());
      composites += page.compositeAlarms().size();
    }
    return new Alarms(metrics, composites);
  }

  private static long metrics(Stream<MetricAlarm> alarms) {
    return alarms
        .mapToLong(
            alarm ->
                alarm.metrics().isEmpty()
                    ? 1
                    : alarm.metrics().stream().filter(m -> m.metricStat() != null).count())
        .sum();
  }
}
