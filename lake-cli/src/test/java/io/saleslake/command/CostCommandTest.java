package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.EmulatedAws;
import io.saleslake.aws.HostEnvironment;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ExecutionClass;
import software.amazon.awssdk.services.glue.model.JobCommand;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/**
 * Against the emulator, where each run of a job takes 123 seconds and each crawl uses 2 DPU: 2
 * workers of G.1X are 246 DPU-seconds, 0.068333 DPU-hours. Prices are those of us-east-1.
 */
@Tag("slow")
@ExtendWith(EmulatedAws.class)
class CostCommandTest {
  private static final String BUCKET = "saleslake-dev-%s-123456789012-eu-west-1";

  private static final double GIGABYTE = 1024.0 * 1024 * 1024;

  private final HostEnvironment host = EmulatedAws.host(Map.of());
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @BeforeEach
  void makeLake() throws IOException {
    EmulatedLake.make();
    GlueClient glue = EmulatedAws.clients().glue();
    job(glue, "promote-to-silver", ExecutionClass.STANDARD);
    job(glue, "promote-to-gold", ExecutionClass.FLEX);
    job(glue, "maintain", ExecutionClass.STANDARD);
    job(glue, "replay-quarantine", ExecutionClass.STANDARD);
    EmulatedAws.clients()
        .athena()
        .createWorkGroup(
            workgroup ->
                workgroup
                    .name("saleslake-dev")
                    .configuration(
                        configuration ->
                            configuration.resultConfiguration(
                                results -> results.outputLocation("s3://results/"))));
  }

  @Test
  void pricesEveryRunOfEveryPage() {
    GlueClient glue = EmulatedAws.clients().glue();
    for (int i = 0; i < 120; i++) {
      glue.startJobRun(run -> run.jobName("saleslake-dev-promote-to-silver"));
    }
    glue.startJobRun(run -> run.jobName("saleslake-dev-promote-to-gold"));

    RunCli run = cost("--by", "job", "--output", "csv");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "job,usage,quantity,unit,price,price_name,dollars",
            // 120 x 0.068333 x 0.308
            "promote-to-silver,Glue 6.0 G.1X standard,8.200000,DPU-hours,0.308,glue.etl_dpu_hour.6.0,2.525600",
            // 0.068333 x 0.203
            "promote-to-gold,Glue 6.0 G.1X FLEX,0.068333,DPU-hours,0.203,glue.etl_flex_dpu_hour.6.0,0.013872");
    assertThat(run.err().lines())
        .containsExactly(
            "Note: only the current alarms are counted",
            "Note: not counted: requests to S3 and KMS, the KMS key, logs, custom metrics,"
                + " dashboards, Step Functions, queues, Redshift, data transfer, taxes, free tiers");
  }

  @Test
  void pricesStorageQueriesAndAlarms() {
    LocalDate yesterday = today.minusDays(1);
    stored("bronze", "IntelligentTieringFAStorage", yesterday, 100 * GIGABYTE);
    stored("bronze", "AllStorageTypes", yesterday, 50_000);
    stored("silver", "StandardStorage", yesterday, 20 * GIGABYTE);
    AthenaClient athena = EmulatedAws.clients().athena();
    for (int i = 0; i < 60; i++) {
      athena.startQueryExecution(
          query -> query.queryString("SELECT 1 -- scans 1073741824").workGroup("saleslake-dev"));
    }
    EmulatedAws.clients()
        .cloudWatch()
        .putMetricAlarm(
            alarm ->
                alarm
                    .alarmName("saleslake-dev-bytes")
                    .namespace("AWS/S3")
                    .metricName("BucketSizeBytes")
                    .period(86400)
                    .evaluationPeriods(1)
                    .threshold(1.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));

    assertThat(cost("--since", "1d").out().lines())
        .anyMatch(
            line -> line.matches("bronze +IntelligentTieringFAStorage +100.000 +" + yesterday))
        .anyMatch(line -> line.matches("bronze +all +50000 +" + yesterday));
    RunCli run = cost("--since", "1d", "--output", "json");

    assertThat(run.exit()).isZero();
    double days = yesterday.lengthOfMonth();
    assertThat(run.out())
        .contains("\"service\":\"athena\",\"usage\":\"queries of workgroup saleslake-dev\"")
        // 60 GB of 1024
        .contains("\"quantity\":0.058594,\"unit\":\"TB scanned\",\"price\":5.00")
        .contains("\"quantity\":%.6f,\"unit\":\"GB-months\"".formatted(100 / days))
        .contains("\"quantity\":%.6f,\"unit\":\"GB-months\"".formatted(20 / days))
        .contains("\"quantity\":%.6f,\"unit\":\"1,000 object-months\"".formatted(50 / days))
        .contains("\"quantity\":%.6f,\"unit\":\"metric-months\"".formatted(1 / days));
  }

  @Test
  void showsAReportForPeople() {
    EmulatedAws.clients().glue().startJobRun(r -> r.jobName("saleslake-dev-promote-to-silver"));
    RunCli.on(host, "crawl", "sales", "--quiet");

    RunCli run = cost("--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .anyMatch(line -> line.startsWith("US dollars from " + today.minusDays(30) + " to "))
        .anyMatch(line -> line.matches("glue-jobs +Glue 6.0 G.1X standard +0.068333 .* 0.021047"))
        .anyMatch(line -> line.matches("glue-crawlers +crawls .*"))
        .anyMatch(line -> line.startsWith("This month: "))
        .anyMatch(line -> line.matches("The last 30 complete days against the 30 before"))
        .anyMatch(line -> line.contains("execution class FLEX would save about 0.0072"));
  }

  @Test
  void reportsAForecastOverBudget() {
    EmulatedAws.clients().glue().startJobRun(r -> r.jobName("saleslake-dev-promote-to-silver"));

    RunCli over = cost("--budget", "0.02", "--quiet");

    assertThat(over.exit()).isEqualTo(3);
    assertThat(over.err())
        .isEqualTo("Over budget: the month is expected to cost 0.02 dollars, 0.02 are allowed\n");
    assertThat(cost("--budget", "5").exit()).isZero();
  }

  @Test
  void publishesFiguresForAlarmsAndDashboards() {
    CloudWatchClient cloudWatch = EmulatedAws.clients().cloudWatch();

    RunCli run = cost("--publish");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("Published 12 metrics to saleslake/dev\n");
    List<String> published = new ArrayList<>();
    cloudWatch
        .listMetricsPaginator(ListMetricsRequest.builder().namespace("saleslake/dev").build())
        .metrics()
        .forEach(metric -> published.add(metric.metricName() + dimensions(metric)));
    assertThat(published)
        .containsExactlyInAnyOrder(
            "CostDollars Service=glue-jobs",
            "CostDollars Service=glue-crawlers",
            "CostDollars Service=s3",
            "CostDollars Service=athena",
            "CostDollars Service=cloudwatch",
            "CostDollars Domain=customer",
            "CostDollars Domain=product",
            "CostDollars Domain=reference",
            "CostDollars Domain=sales",
            "CostDollars Domain=shared",
            "MonthDollars",
            "MonthForecastDollars");
  }

  @Test
  void splitsJobsByRowsReadOfEachDomain() {
    EmulatedAws.clients().glue().startJobRun(r -> r.jobName("saleslake-dev-promote-to-silver"));
    rowsRead("webshop", 200);
    rowsRead("wholesale", 100);
    rowsRead("customers", 100);

    assertThat(cost("--by", "domain", "--output", "csv").out().lines())
        .contains(
            // three quarters and one of 0.068333
            "sales,Glue 6.0 G.1X standard,0.051250,DPU-hours,0.308,glue.etl_dpu_hour.6.0,0.015785",
            "customer,Glue 6.0 G.1X standard,0.017083,DPU-hours,0.308,glue.etl_dpu_hour.6.0,0.005262");
  }

  @Test
  void splitsStorageByTheMetadataOfTables() {
    for (String layer : List.of("silver", "gold", "ops")) {
      EmulatedAws.clients()
          .glue()
          .createDatabase(d -> d.databaseInput(input -> input.name("saleslake_dev_" + layer)));
    }
    table("order_lines", 15L << 30);
    stored("silver", "StandardStorage", today.minusDays(1), 60 * GIGABYTE);
    double month = today.minusDays(1).lengthOfMonth();

    assertThat(cost("--by", "table", "--output", "csv").out().lines())
        .contains(
            "silver.order_lines,StandardStorage,%.6f,GB-months,0.023,s3.gigabyte_month.StandardStorage,%.6f"
                .formatted(15 / month, 15 / month * 0.023),
            "(silver: not in a current snapshot),StandardStorage,%.6f,GB-months,0.023,s3.gigabyte_month.StandardStorage,%.6f"
                .formatted(45 / month, 45 / month * 0.023));
  }

  @Test
  void queriesCostExplorerOnRequest() {
    RunCli run = cost("--actual");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Billed by AWS for the lake's tags: 0.00");
  }

  private RunCli cost(String... arguments) {
    List<String> all = new ArrayList<>(List.of("cost", "--prices", "prices/us-east-1.yaml"));
    all.addAll(List.of(arguments));
    return RunCli.on(host, all.toArray(String[]::new));
  }

  private static void job(GlueClient glue, String job, ExecutionClass executionClass) {
    glue.createJob(
        request ->
            request
                .name("saleslake-dev-" + job)
                .role("arn:aws:iam::123456789012:role/job")
                .command(JobCommand.builder().name("glueetl").scriptLocation("s3://a/b").build())
                .glueVersion("6.0")
                .workerType("G.1X")
                .numberOfWorkers(2)
                .executionClass(executionClass));
  }

  /** Publishes a metric as S3 does; AWS itself rejects metrics in its own namespaces. */
  private static void stored(String layer, String type, LocalDate day, double value) {
    put(
        "AWS/S3",
        type.equals("AllStorageTypes") ? "NumberOfObjects" : "BucketSizeBytes",
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        value,
        Dimension.builder().name("BucketName").value(BUCKET.formatted(layer)).build(),
        Dimension.builder().name("StorageType").value(type).build());
  }

  private static void rowsRead(String feed, double rows) {
    put(
        "saleslake/dev",
        "RowsRead",
        Instant.now().minusSeconds(60),
        rows,
        Dimension.builder().name("Feed").value(feed).build());
  }

  private static void put(
      String namespace, String name, Instant at, double value, Dimension... dimensions) {
    MetricDatum datum =
        MetricDatum.builder()
            .metricName(name)
            .timestamp(at)
            .value(value)
            .dimensions(dimensions)
            .build();
    EmulatedAws.clients()
        .cloudWatch()
        .putMetricData(data -> data.namespace(namespace).metricData(List.of(datum)));
  }

  private static String dimensions(Metric metric) {
    StringBuilder words = new StringBuilder();
    metric
        .dimensions()
        .forEach(d -> words.append(' ').append(d.name()).append('=').append(d.value()));
    return words.toString();
  }

  private static void table(String name, long bytes) {
    String bucket = BUCKET.formatted("silver");
    S3Client s3 = EmulatedAws.clients().s3();
    s3.createBucket(
        b ->
            b.bucket(bucket)
                .createBucketConfiguration(
                    where -> where.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
    String metadata =
        """
        {"format-version": 2, "table-uuid": "9c12d441-03fe-4693-9a96-a0705ddf69c1", "location": "s3://%s/t",
         "last-sequence-number": 1, "last-updated-ms": 1, "last-column-id": 1, "current-schema-id": 0,
         "schemas": [{"type": "struct", "schema-id": 0, "fields": [{"id": 1, "name": "a", "required": false, "type": "int"}]}],
         "default-spec-id": 0, "partition-specs": [{"spec-id": 0, "fields": []}], "last-partition-id": 999,
         "default-sort-order-id": 0, "sort-orders": [{"order-id": 0, "fields": []}], "properties": {},
         "current-snapshot-id": 7, "refs": {"main": {"snapshot-id": 7, "type": "branch"}},
         "snapshots": [{"sequence-number": 1, "snapshot-id": 7, "timestamp-ms": 1, "manifest-list": "s3://%s/m",
           "schema-id": 0, "summary": {"operation": "append", "total-files-size": "%d"}}],
         "snapshot-log": [], "metadata-log": []}
        """
            .formatted(bucket, bucket, bytes);
    s3.putObject(o -> o.bucket(bucket).key("t/metadata.json"), RequestBody.fromString(metadata));
    EmulatedAws.clients()
        .glue()
        .createTable(
            request ->
                request
                    .databaseName("saleslake_dev_silver")
                    .tableInput(
                        TableInput.builder()
                            .name(name)
                            .parameters(
                                Map.of(
                                    "table_type",
                                    "ICEBERG",
                                    "metadata_location",
                                    "s3://" + bucket + "/t/metadata.json"))
                            .build()));
  }
}
