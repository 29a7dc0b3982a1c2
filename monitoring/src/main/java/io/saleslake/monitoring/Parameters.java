package io.saleslake.monitoring;

import io.saleslake.names.Job;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/** The template's parameters for an environment, which Terraform sets. */
final class Parameters {
  private final Construct scope;
  private final Map<String, CfnParameter> parameters = new TreeMap<>();
  private final CfnCondition each;
  private final CfnCondition together;

  Parameters(Construct scope, List<Dataset> datasets) {
    this.scope = scope;
    text("Prefix", "The first part of every name, <project>-<environment>.");
    text(
        "MetricsNamespace",
        "The namespace in which the jobs and the command line publish metrics.");
    text("Topic", "ARN of the topic that alarms are sent to.");
    text("StateMachine", "ARN of the state machine that promotes.");
    text("OpsDatabase", "The database of ledger and quarantine.");
    text("Runbooks", "The location of the pages of docs/runbooks.");
    for (String layer : List.of("bronze", "silver", "gold")) {
      text(camel(layer) + "Bucket", "The bucket of %s.".formatted(layer));
    }
    number("PeriodSeconds", "Time over which rows are counted.");
    text("FreshnessMissing", "How a period without a report of an age is treated.")
        .setAllowedValues(List.of("breaching", "ignore"));
    number("FreshnessSeconds", "Time within which ages are compared.");
    number("CrawlerSuccessPercent", "The crawl alarm fires below this rate.");
    number("QuarantinePercent", "The quarantine alarm fires above this share of rows.");
    number("CostBand", "Standard deviations that a day may cost more than expected.");
    for (Job job : Job.values()) {
      number("Dpus" + camel(job.label()), "Maximum number of DPUs of %s.".formatted(job.label()));
    }
    datasets.stream()
        .map(Dataset::promise)
        .flatMapToLong(OptionalLong::stream)
        .sorted()
        .distinct()
        .forEach(
            hours ->
                number(
                    "FreshnessPeriods" + hours,
                    "Periods within which data promised for %d hours must report its age."
                        .formatted(hours)));
    text("Notify", "Whether each alarm sends messages, or one alarm for the lake.")
        .setAllowedValues(List.of("each", "together"));
    each = notifies("each");
    together = notifies("together");
  }

  private CfnParameter text(String name, String description) {
    return add(name, "String", description);
  }

  private void number(String name, String description) {
    add(name, "Number", description);
  }

  private CfnParameter add(String name, String type, String description) {
    CfnParameter parameter =
        CfnParameter.Builder.create(scope, name).type(type).description(description).build();
    parameters.put(name, parameter);
    return parameter;
  }

  private CfnCondition notifies(String recipients) {
    return CfnCondition.Builder.create(scope, "Notifies" + camel(recipients))
        .expression(Fn.conditionEquals(get("Notify"), recipients))
        .build();
  }

  /** Converts {@code promote-to-silver} to PromoteToSilver. */
  static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("[-_]", -1)) {
      if (!part.isEmpty()) {
        camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return camel.toString();
  }

  /** Returns a name with the environment's prefix. */
  String named(String suffix) {
    return prefix() + "-" + suffix;
  }

  String prefix() {
    return words("Prefix");
  }

  String metrics() {
    return words("MetricsNamespace");
  }

  String stateMachine() {
    return words("StateMachine");
  }

  String opsDatabase() {
    return words("OpsDatabase");
  }

  /** Returns the URL of a page. */
  String runbook(String page) {
    return "%s/%s.md".formatted(words("Runbooks"), page);
  }

  String bucket(String layer) {
    return words(camel(layer) + "Bucket");
  }

  Number periodSeconds() {
    return value("PeriodSeconds");
  }

  String freshnessMissing() {
    return words("FreshnessMissing");
  }

  Number freshnessSeconds() {
    return value("FreshnessSeconds");
  }

  Number freshnessPeriods(long promise) {
    return value("FreshnessPeriods" + promise);
  }

  Number crawlerSuccessPercent() {
    return value("CrawlerSuccessPercent");
  }

  Number quarantinePercent() {
    return value("QuarantinePercent");
  }

  String costBand() {
    return words("CostBand");
  }

  String processingUnits(Job job) {
    return words("Dpus" + camel(job.label()));
  }

  /** The actions of each alarm, if alarms are sent separately. */
  List<String> separateActions() {
    return actions(each);
  }

  /** The actions of the lake's alarm, if one message is sent for all alarms. */
  List<String> combinedActions() {
    return actions(together);
  }

  private List<String> actions(CfnCondition condition) {
    return Token.asList(
        Fn.conditionIf(condition.getLogicalId(), List.of(words("Topic")), Aws.NO_VALUE));
  }

  /** A reference to a parameter inside a string. */
  String words(String name) {
    return get(name).getValueAsString();
  }

  private Number value(String name) {
    return get(name).getValueAsNumber();
  }

  private CfnParameter get(String name) {
    CfnParameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("No parameter " + name);
    }
    return parameter;
  }
}
