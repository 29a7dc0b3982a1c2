package io.saleslake.monitoring;

import static java.util.stream.Collectors.joining;

import io.saleslake.names.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarmProps;
import software.constructs.Construct;

/** Creates composite alarms for each domain and for the lake. */
final class CompositeAlarms {
  private final Construct scope;
  private final Parameters parameters;

  CompositeAlarms(Construct scope, Parameters parameters) {
    this.scope = scope;
    this.parameters = parameters;
  }

  /** Has no actions: either its alarms or the lake's composite alarm send messages. */
  CfnCompositeAlarm ofDomain(Domain domain, List<CfnAlarm> alarms) {
    Stream<String> own = alarms.stream().map(CfnAlarm::getRef);
    Stream<String> crawler = terraforms(domain).stream().map(parameters::named);
    AlarmText text =
        new AlarmText(
            "domain-" + domain.name(),
            "An alarm of domain %s (owner %s) is in ALARM."
                .formatted(domain.name(), domain.owner()),
            "Its tables are late, incomplete or cost too much; the alarms that it contains state the reason.",
            firingAlarms(),
            "README");
    return add(
        text, Stream.concat(own, crawler), List.of(), Alarms.tags(domain.name(), domain.owner()));
  }

  /** Sends messages if the environment is configured for one message for all alarms. */
  CfnCompositeAlarm ofLake(List<CfnCompositeAlarm> domains, List<CfnAlarm> alarms) {
    Stream<String> parts =
        Stream.of(
                domains.stream().map(CfnCompositeAlarm::getRef),
                alarms.stream().map(CfnAlarm::getRef),
                terraforms().stream().map(parameters::named))
            .flatMap(names -> names);
    AlarmText text =
        new AlarmText(
            "lake",
            "An alarm of the lake %s is in ALARM.".formatted(parameters.prefix()),
            "Data is late, incomplete or costs too much; the alarms that it contains state the reason.",
            firingAlarms(),
            "README");
    return add(text, parts, parameters.combinedActions(), List.of());
  }

  /** Names of a domain's alarms that Terraform creates. */
  static List<String> terraforms(Domain domain) {
    return domain.isCrawled() ? List.of("crawler-%s-failed".formatted(domain.name())) : List.of();
  }

  /** Names of the lake's alarms that Terraform creates. */
  static List<String> terraforms() {
    List<String> names = new ArrayList<>();
    for (String layer : List.of("bronze", "silver", "gold")) {
      names.add("bytes-" + layer);
    }
    for (Job job : Job.values()) {
      names.add("job-%s-failed".formatted(job.label()));
      names.add("job-%s-slow".formatted(job.label()));
    }
    for (String end : List.of("failed", "timed-out", "aborted")) {
      names.add("pipeline-" + end);
    }
    names.add("athena-scanned");
    return names;
  }

  private String firingAlarms() {
    return ("aws cloudwatch describe-alarms --state-value ALARM --alarm-name-prefix %s-"
            + " --query 'MetricAlarms[].[AlarmName,StateReason]' --output table")
        .formatted(parameters.prefix());
  }

  private CfnCompositeAlarm add(
      AlarmText text, Stream<String> parts, List<String> actions, List<CfnTag> tags) {
    CfnCompositeAlarmProps.Builder alarm =
        CfnCompositeAlarmProps.builder()
            .alarmName(parameters.named(text.name()))
            .alarmDescription(text.description(parameters))
            .alarmRule(parts.map("ALARM(\"%s\")"::formatted).collect(joining(" OR ")))
            .tags(tags);
    if (!actions.isEmpty()) {
      alarm.alarmActions(actions).okActions(actions);
    }
    return new CfnCompositeAlarm(scope, text.id(), alarm.build());
  }
}
