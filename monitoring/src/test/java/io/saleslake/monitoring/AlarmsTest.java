package io.saleslake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms";
  private static final Pattern PROMISE =
      Pattern.compile("property: freshness\\s+value: (\\d+)\\s+unit: ([hd])");

  private final Template loyalty = Template.of(Template.LOYALTY);
  private final Template project = Template.of(Template.PROJECT);

  @Test
  void aSmallLakeHasTheseAlarmsAndNoOthers() {
    assertThat(loyalty.alarms().keySet())
        .containsExactly(
            "saleslake-dev-cost-domain-loyalty",
            "saleslake-dev-cost-service-athena",
            "saleslake-dev-cost-service-cloudwatch",
            "saleslake-dev-cost-service-glue-crawlers",
            "saleslake-dev-cost-service-glue-jobs",
            "saleslake-dev-cost-service-s3",
            "saleslake-dev-crawler-loyalty-success-rate",
            "saleslake-dev-freshness-table-points",
            "saleslake-dev-quarantine-loyalty_app");
    assertThat(loyalty.composites().keySet())
        .containsExactly("saleslake-dev-domain-loyalty", "saleslake-dev-lake");
  }

  @Test
  void everyFeedDomainAndPromiseOfTheProjectHasItsAlarm() throws IOException {
    List<String> wanted = new ArrayList<>();
    for (Path feed : contracts("*/feeds/*.yaml")) {
      wanted.add("quarantine-" + name(feed));
    }
    for (Path domain : contracts("[a-z]*")) {
      wanted.add("crawler-%s-success-rate".formatted(name(domain)));
      wanted.add("cost-domain-" + name(domain));
    }
    promises().keySet().forEach(dataset -> wanted.add("freshness-" + dataset));
    CostMetrics.SERVICES.forEach(service -> wanted.add("cost-service-" + service));

    assertThat(project.alarms().keySet())
        .containsExactlyInAnyOrderElementsOf(
            wanted.stream().map(name -> "saleslake-dev-" + name).toList());
  }

  @Test
  void datasetAlarmsUseTheirContractsPromise() throws IOException {
    Map<String, Integer> thresholds = new TreeMap<>();
    project
        .alarms()
        .forEach(
            (name, alarm) -> {
              if (name.startsWith("saleslake-dev-freshness-")) {
                thresholds.put(
                    name.substring("saleslake-dev-freshness-".length()),
                    alarm.get("Threshold").asInt());
              }
            });
    assertThat(thresholds).isEqualTo(promises()).hasSize(21);
  }

  @Test
  void anAgeAlarmFiresWhenTheAgeIsTooHighOrMissing() {
    JsonNode alarm = project.alarm("freshness-mart-daily_sales");

    assertThat(values(alarm, "Namespace", "MetricName", "Statistic", "Period"))
        .containsExactly("saleslake/dev", "FreshnessHours", "Minimum", "3600");
    assertThat(values(alarm, "EvaluationPeriods", "DatapointsToAlarm", "TreatMissingData"))
        .containsExactly("26", "26", "breaching");
    assertThat(dimensions(alarm)).containsExactly(Map.entry("Dataset", "daily_sales"));
    assertThat(dimensions(project.alarm("freshness-feed-webshop")))
        .containsExactly(Map.entry("Feed", "webshop"));
    assertThat(tags(alarm))
        .containsExactly(Map.entry("domain", "sales"), Map.entry("owner", "sales-data"));
    assertThat(tags(project.alarm("freshness-feed-storefront")))
        .containsExactly(Map.entry("domain", "sales"), Map.entry("owner", "store-operations"));
  }

  @Test
  void anAlarmWaitsForAReportAsLongAsConfigured() {
    JsonNode alarm = project.with("FreshnessPeriods26", "3").alarm("freshness-mart-daily_sales");

    assertThat(values(alarm, "EvaluationPeriods", "DatapointsToAlarm")).containsExactly("3", "3");
  }

  @Test
  void anAlarmKeepsTheStateOfTheLastReportWithoutASchedule() {
    JsonNode alarm = project.with("FreshnessMissing", "ignore").alarm("freshness-mart-daily_sales");

    assertThat(values(alarm, "TreatMissingData")).containsExactly("ignore");
  }

  @Test
  void theQuarantineShareIsCalculatedPerFeed() {
    JsonNode alarm = project.alarm("quarantine-storefront");

    assertThat(queries(alarm))
        .containsExactly(
            Map.entry("rate", "IF(read > 0, 100 * FILL(quarantined, 0) / read, 0)"),
            Map.entry("read", "saleslake/dev RowsRead {Feed=storefront} Sum 3600"),
            Map.entry("quarantined", "saleslake/dev RowsQuarantined {Feed=storefront} Sum 3600"));
    assertThat(compared(alarm)).containsExactly("rate");
    assertThat(values(alarm, "ComparisonOperator", "Threshold", "TreatMissingData"))
        .containsExactly("GreaterThanThreshold", "2", "notBreaching");
  }

  @Test
  void theCrawlSuccessRateIsCalculatedPerDay() {
    JsonNode alarm = project.alarm("crawler-sales-success-rate");

    assertThat(queries(alarm))
        .containsExactly(
            Map.entry(
                "rate",
                "IF(FILL(succeeded, 0) + FILL(failed, 0) > 0, 100 * FILL(succeeded, 0) /"
                    + " (FILL(succeeded, 0) + FILL(failed, 0)), 100)"),
            Map.entry(
                "succeeded",
                "AWS/Events Invocations {RuleName=saleslake-dev-crawler-sales-succeeded} Sum 86400"),
            Map.entry(
                "failed",
                "AWS/Events Invocations {RuleName=saleslake-dev-crawler-sales-failed} Sum 86400"));
    assertThat(compared(alarm)).containsExactly("rate");
    assertThat(values(alarm, "ComparisonOperator", "Threshold", "TreatMissingData"))
        .containsExactly("LessThanThreshold", "90", "notBreaching");
  }

  @Test
  void aDayIsComparedWithItsAnomalyDetectionBand() {
    JsonNode alarm = project.alarm("cost-service-glue-jobs");

    assertThat(queries(alarm))
        .containsExactly(
            Map.entry("dollars", "saleslake/dev CostDollars {Service=glue-jobs} Maximum 86400"),
            Map.entry("expected", "ANOMALY_DETECTION_BAND(dollars, 2)"));
    assertThat(compared(alarm)).containsExactly("dollars", "expected");
    assertThat(values(alarm, "ComparisonOperator", "ThresholdMetricId", "TreatMissingData"))
        .containsExactly("GreaterThanUpperThreshold", "expected", "notBreaching");
    assertThat(queries(project.alarm("cost-domain-sales")))
        .containsEntry("dollars", "saleslake/dev CostDollars {Domain=sales} Maximum 86400");
  }

  @Test
  void aDomainAlarmContainsAllAlarmsOfTheDomain() {
    assertThat(rule(loyalty, "domain-loyalty"))
        .containsExactlyInAnyOrder(
            "crawler-loyalty-success-rate",
            "crawler-loyalty-failed",
            "quarantine-loyalty_app",
            "freshness-table-points",
            "cost-domain-loyalty");
  }

  @Test
  void theLakeAlarmContainsDomainsJobsAndPipeline() {
    assertThat(rule(loyalty, "lake"))
        .containsExactlyInAnyOrder(
            "domain-loyalty",
            "cost-service-athena",
            "cost-service-cloudwatch",
            "cost-service-glue-crawlers",
            "cost-service-glue-jobs",
            "cost-service-s3",
            "athena-scanned",
            "bytes-bronze",
            "bytes-silver",
            "bytes-gold",
            "job-maintain-failed",
            "job-maintain-slow",
            "job-promote-to-gold-failed",
            "job-promote-to-gold-slow",
            "job-promote-to-silver-failed",
            "job-promote-to-silver-slow",
            "job-replay-quarantine-failed",
            "job-replay-quarantine-slow",
            "pipeline-aborted",
            "pipeline-failed",
            "pipeline-timed-out");
  }

  @Test
  void everyAlarmIsInOneCompositeAlarm() {
    List<String> parts = new ArrayList<>();
    project.composites().keySet().forEach(name -> parts.addAll(rule(project, name.substring(14))));
    List<String> made = new ArrayList<>(project.alarms().keySet());
    made.addAll(project.composites().keySet());
    made.remove("saleslake-dev-lake");
    made.replaceAll(name -> name.substring(14));
    project.raw().get("Metadata").get("TerraformsAlarms").forEach(name -> made.add(name.asText()));

    assertThat(parts).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void developmentSendsOneMessageAndProductionOnePerAlarm() {
    Template production = project.with("Notify", "each");

    assertThat(withActions(project.alarms())).isEmpty();
    assertThat(withActions(project.composites())).containsExactly("saleslake-dev-lake");
    assertThat(withActions(production.alarms()))
        .containsExactlyElementsOf(production.alarms().keySet());
    assertThat(withActions(production.composites())).isEmpty();
  }

  @Test
  void productionMayHaveOtherThresholds() {
    Template production =
        project
            .with("QuarantinePercent", "0.5")
            .with("CrawlerSuccessPercent", "99")
            .with("CostBand", "3");

    assertThat(production.alarm("quarantine-webshop").get("Threshold").asText()).isEqualTo("0.5");
    assertThat(production.alarm("quarantine-webshop").get("AlarmDescription").asText())
        .startsWith("More than 0.5 percent of the rows of feed webshop ");
    assertThat(production.alarm("crawler-sales-success-rate").get("Threshold").asText())
        .isEqualTo("99");
    assertThat(queries(production.alarm("cost-domain-sales")))
        .containsEntry("expected", "ANOMALY_DETECTION_BAND(dollars, 3)");
  }

  @Test
  void everyAlarmContainsTheFirstCommandAndAnExistingPage() {
    Map<String, JsonNode> all = new TreeMap<>(project.alarms());
    all.putAll(project.composites());
    assertThat(all)
        .hasSize(49)
        .allSatisfy(
            (name, alarm) -> {
              String description = alarm.get("AlarmDescription").asText();
              assertThat(description)
                  .matches(
                      "[A-Z].+\\. [A-Z].+\\. Run first: aws .+ Runbook: docs/runbooks/[a-zA-Z-]+\\.md")
                  .hasSizeLessThanOrEqualTo(1024);
              String page = description.substring(description.lastIndexOf(' ') + 1);
              assertThat(Path.of(page)).exists();
            });
  }

  @Test
  void anAlarmDescriptionIsReadable() {
    assertThat(project.alarm("freshness-feed-storefront").get("AlarmDescription").asText())
        .isEqualTo(
            "The feed storefront (domain sales, owner store-operations) is older than the 26 hours"
                + " that its contract promises, or its age was not reported."
                + " Its readers see stale data."
                + " Run first: aws stepfunctions list-executions --max-items 5 --state-machine-arn"
                + " arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"
                + " Runbook: docs/runbooks/freshness.md");
  }

  private static List<Path> contracts(String glob) throws IOException {
    var matcher = Template.PROJECT.getFileSystem().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.walk(Template.PROJECT)) {
      return files.filter(file -> matcher.matches(Template.PROJECT.relativize(file))).toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  /** Promised hours by kind and name, read without the code under test. */
  private static Map<String, Integer> promises() throws IOException {
    Map<String, Integer> hours = new TreeMap<>();
    for (Map.Entry<String, String> kind :
        Map.of("feed", "*/feeds/*.yaml", "mart", "*/marts/*.yaml", "table", "*/*.yaml")
            .entrySet()) {
      for (Path file : contracts(kind.getValue())) {
        Matcher promise = PROMISE.matcher(Files.readString(file));
        if (promise.find()) {
          int factor = promise.group(2).equals("d") ? 24 : 1;
          hours.put(kind.getKey() + "-" + name(file), factor * Integer.parseInt(promise.group(1)));
        }
      }
    }
    return hours;
  }

  private static List<String> withActions(Map<String, JsonNode> alarms) {
    List<String> names = new ArrayList<>();
    alarms.forEach(
        (name, alarm) -> {
          assertThat(alarm.get("OKActions")).isEqualTo(alarm.get("AlarmActions"));
          if (alarm.has("AlarmActions")) {
            assertThat(alarm.get("AlarmActions").toString()).isEqualTo("[\"" + TOPIC + "\"]");
            names.add(name);
          }
        });
    return names;
  }

  private static List<String> rule(Template template, String name) {
    String rule = template.composite(name).get("AlarmRule").asText();
    assertThat(rule).hasSizeLessThanOrEqualTo(10_240);
    return Stream.of(rule.split(" OR ", -1))
        .map(part -> part.replaceFirst("^ALARM\\(\"saleslake-dev-(.*)\"\\)$", "$1"))
        .toList();
  }

  private static List<String> values(JsonNode alarm, String... names) {
    return Stream.of(names).map(name -> alarm.get(name).asText()).toList();
  }

  private static Map<String, String> dimensions(JsonNode metric) {
    return pairs(metric.get("Dimensions"), "Name");
  }

  private static Map<String, String> tags(JsonNode alarm) {
    return pairs(alarm.get("Tags"), "Key");
  }

  private static Map<String, String> pairs(JsonNode list, String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    list.forEach(pair -> pairs.put(pair.get(key).asText(), pair.get("Value").asText()));
    return pairs;
  }

  /** Formats expressions and metrics by id, one line each. */
  private static Map<String, String> queries(JsonNode alarm) {
    Map<String, String> queries = new LinkedHashMap<>();
    for (JsonNode query : alarm.get("Metrics")) {
      JsonNode stat = query.get("MetricStat");
      queries.put(
          query.get("Id").asText(),
          stat == null
              ? query.get("Expression").asText()
              : "%s %s %s %s %s"
                  .formatted(
                      stat.get("Metric").get("Namespace").asText(),
                      stat.get("Metric").get("MetricName").asText(),
                      dimensions(stat.get("Metric")),
                      stat.get("Stat").asText(),
                      stat.get("Period").asText()));
    }
    return queries;
  }

  private static List<String> compared(JsonNode alarm) {
    List<String> ids = new ArrayList<>();
    for (JsonNode query : alarm.get("Metrics")) {
      if (query.get("ReturnData").asBoolean()) {
        ids.add(query.get("Id").asText());
      }
    }
    return ids;
  }
}
