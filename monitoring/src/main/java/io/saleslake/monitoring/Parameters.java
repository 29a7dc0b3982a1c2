package io.saleslake.monitoring;

import io.saleslake.job.JobArguments.Job;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/**
 * What Terraform knows of the environment and the template does not; resolved by CloudFormation.
 */
final class Parameters {
  private final Construct scope;
  private final CfnParameter prefix;
  private final CfnParameter metrics;
  private final CfnParameter topic;
  private final CfnParameter stateMachine;
  private final CfnParameter opsDatabase;
  private final CfnParameter runbooks;
  private final CfnParameter periodSeconds;
  private final CfnParameter freshnessSeconds;
  private final CfnParameter crawlerSuccessPercent;
  private final CfnParameter quarantinePercent;
  private final CfnParameter costBand;
  private final CfnCondition each;
  private final CfnCondition together;
  private final Map<String, CfnParameter> buckets = new HashMap<>();
  private final Map<Job, CfnParameter> processingUnits = new EnumMap<>(Job.class);
  private final Map<Long, CfnParameter> freshnessPeriods = new HashMap<>();

  Parameters(Construct scope, List<Dataset> datasets) {
    this.scope = scope;
    prefix = text("Prefix", "The first part of every name, <project>-<environment>.");
    metrics = text("MetricsNamespace", "Where the jobs and the command line publish.");
    topic = text("Topic", "ARN of the topic that alarms are sent to.");
    stateMachine = text("StateMachine", "ARN of the state machine that promotes.");
    opsDatabase = text("OpsDatabase", "The database of ledger and quarantine.");
    runbooks = text("Runbooks", "Where the pages of docs/runbooks are.");
    periodSeconds = number("PeriodSeconds", "Time over which rows are counted.");
    freshnessSeconds = number("FreshnessSeconds", "Time within which ages are compared.");
    crawlerSuccessPercent = number("CrawlerSuccessPercent", "Rings below it.");
    quarantinePercent = number("QuarantinePercent", "Rings above it.");
    costBand = number("CostBand", "Standard deviations that a day may cost more than expected.");
    for (String layer : List.of("bronze", "silver", "gold")) {
      buckets.put(layer, text(camel(layer) + "Bucket", "Holds " + layer + "."));
    }
    for (Job job : Job.values()) {
      processingUnits.put(
          job, number("Dpus" + camel(job.label()), "DPUs of " + job.label() + " at most."));
    }
    datasets.stream()
        .map(Dataset::promise)
        .flatMapToLong(OptionalLong::stream)
        .sorted()
        .distinct()
        .forEach(
            hours ->
                freshnessPeriods.put(
                    hours,
                    number(
                        "FreshnessPeriods" + hours,
                        "Periods within which data promised for %d hours must report its age."
                            .formatted(hours))));
    CfnParameter notify =
        CfnParameter.Builder.create(scope, "Notify")
            .type("String")
            .allowedValues(List.of("each", "together"))
            .description("Whether each alarm is sent, or one for all of the lake.")
            .build();
    each = condition("NotifiesEach", notify, "each");
    together = condition("NotifiesTogether", notify, "together");
  }

  private CfnParameter text(String name, String description) {
    return CfnParameter.Builder.create(scope, name).type("String").description(description).build();
  }

  private CfnParameter number(String name, String description) {
    return CfnParameter.Builder.create(scope, name).type("Number").description(description).build();
  }

  private CfnCondition condition(String name, CfnParameter parameter, String value) {
    return CfnCondition.Builder.create(scope, name)
        .expression(Fn.conditionEquals(parameter, value))
        .build();
  }

  /** {@code promote-to-silver} as PromoteToSilver. */
  static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("[-_]", -1)) {
      if (!part.isEmpty()) {
        camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return camel.toString();
  }

  /** A name in this environment. */
  String named(String suffix) {
    return prefix.getValueAsString() + "-" + suffix;
  }

  String prefix() {
    return prefix.getValueAsString();
  }

  String metrics() {
    return metrics.getValueAsString();
  }

  String stateMachine() {
    return stateMachine.getValueAsString();
  }

  String opsDatabase() {
    return opsDatabase.getValueAsString();
  }

  /** Address of a page. */
  String runbook(String page) {
    return "%s/%s.md".formatted(runbooks.getValueAsString(), page);
  }

  String bucket(String layer) {
    return text(buckets, layer);
  }

  Number periodSeconds() {
    return periodSeconds.getValueAsNumber();
  }

  Number freshnessSeconds() {
    return freshnessSeconds.getValueAsNumber();
  }

  Number freshnessPeriods(long promise) {
    return get(freshnessPeriods, promise).getValueAsNumber();
  }

  CfnParameter crawlerSuccessPercent() {
    return crawlerSuccessPercent;
  }

  CfnParameter quarantinePercent() {
    return quarantinePercent;
  }

  String costBand() {
    return costBand.getValueAsString();
  }

  String processingUnits(Job job) {
    return text(processingUnits, job);
  }

  /** Who is told where each alarm is sent. */
  List<String> toldOfEach() {
    return told(each);
  }

  /** Who is told where one alarm stands for all. */
  List<String> toldOfAll() {
    return told(together);
  }

  private List<String> told(CfnCondition condition) {
    return Token.asList(
        Fn.conditionIf(condition.getLogicalId(), List.of(topic.getValueAsString()), Aws.NO_VALUE));
  }

  private static <K> String text(Map<K, CfnParameter> parameters, K key) {
    return get(parameters, key).getValueAsString();
  }

  private static <K> CfnParameter get(Map<K, CfnParameter> parameters, K key) {
    CfnParameter parameter = parameters.get(key);
    if (parameter == null) {
      throw new IllegalArgumentException("No parameter for " + key);
    }
    return parameter;
  }
}
