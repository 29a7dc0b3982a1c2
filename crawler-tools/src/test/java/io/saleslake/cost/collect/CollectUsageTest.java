package io.saleslake.cost.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.saleslake.cost.BucketUsage;
import io.saleslake.cost.CostReport.Billed;
import io.saleslake.cost.JobRun;
import io.saleslake.cost.Query;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsRequest;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.UnprocessedQueryExecutionId;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetJobRunsRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunsResponse;

/**
 * Paginated AWS responses with optional fields missing, from clients with responses set by the
 * test.
 */
class CollectUsageTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void readsAThousandRunsInFivePages() {
    List<String> tokens = new ArrayList<>();
    GlueClient glue = client(GlueClient.class);
    doAnswer(
            call -> {
              GetJobRunsRequest request = call.getArgument(0);
              tokens.add(String.valueOf(request.nextToken()));
              int page = tokens.size();
              return GetJobRunsResponse.builder()
                  .jobRuns(
                      IntStream.range(0, 200)
                          .mapToObj(
                              i ->
                                  software.amazon.awssdk.services.glue.model.JobRun.builder()
                                      .startedOn(NOON.minusSeconds(i))
                                      .executionTime(100)
                                      .build())
                          .toList())
                  .nextToken(page < 5 ? "page " + (page + 1) : null)
                  .build();
            })
        .when(glue)
        .getJobRuns(any(GetJobRunsRequest.class));

    List<JobRun> runs = CollectJobRuns.collect(glue, Map.of("maintain", "lake-maintain"));

    assertThat(runs).hasSize(1000);
    assertThat(tokens).containsExactly("null", "page 2", "page 3", "page 4", "page 5");
    assertThat(runs.get(0))
        .isEqualTo(
            new JobRun(
                "maintain",
                NOON,
                Duration.ofSeconds(100),
                Optional.empty(),
                "unknown",
                "unknown",
                0,
                BigDecimal.valueOf(0.0),
                false));
  }

  @Test
  void requestsFiftyQueriesPerCallAndSkipsExpiredOnes() {
    List<Integer> asked = new ArrayList<>();
    AthenaClient athena = client(AthenaClient.class);
    doAnswer(
            call -> {
              ListQueryExecutionsRequest request = call.getArgument(0);
              boolean first = request.nextToken() == null;
              return ListQueryExecutionsResponse.builder()
                  .queryExecutionIds(
                      IntStream.range(0, 60).mapToObj(i -> (first ? "a" : "b") + i).toList())
                  .nextToken(first ? "more" : null)
                  .build();
            })
        .when(athena)
        .listQueryExecutions(any(ListQueryExecutionsRequest.class));
    doAnswer(
            call -> {
              BatchGetQueryExecutionRequest request = call.getArgument(0);
              asked.add(request.queryExecutionIds().size());
              return BatchGetQueryExecutionResponse.builder()
                  .queryExecutions(
                      request.queryExecutionIds().stream()
                          .filter(id -> !id.equals("a7"))
                          .map(id -> execution())
                          .toList())
                  .unprocessedQueryExecutionIds(
                      UnprocessedQueryExecutionId.builder().queryExecutionId("a7").build())
                  .build();
            })
        .when(athena)
        .batchGetQueryExecution(any(BatchGetQueryExecutionRequest.class));

    List<Query> queries = CollectQueries.collect(athena, "lake");

    assertThat(asked).containsExactly(50, 50, 20);
    assertThat(queries).hasSize(119);
    assertThat(queries.get(0)).isEqualTo(new Query("lake", NOON, Query.State.CANCELLED, "", 0));
  }

  private static QueryExecution execution() {
    return QueryExecution.builder()
        .status(status -> status.state(QueryExecutionState.CANCELLED).submissionDateTime(NOON))
        .build();
  }

  @Test
  void readsWhatS3ReportedOfEachBucketInAllPages() {
    CloudWatchClient cloudWatch = client(CloudWatchClient.class);
    doAnswer(
            call -> {
              ListMetricsRequest request = call.getArgument(0);
              String bucket = request.dimensions().get(0).value();
              boolean first = request.nextToken() == null;
              return ListMetricsResponse.builder()
                  .metrics(
                      metric(bucket, first ? "StandardStorage" : "AllStorageTypes"),
                      Metric.builder().metricName("BytesDownloaded").build())
                  .nextToken(first ? "more" : null)
                  .build();
            })
        .when(cloudWatch)
        .listMetrics(any(ListMetricsRequest.class));
    doAnswer(
            call -> {
              GetMetricDataRequest request = call.getArgument(0);
              boolean first = request.nextToken() == null;
              assertThat(request.startTime()).isEqualTo("2026-10-29T00:00:00Z");
              return GetMetricDataResponse.builder()
                  .metricDataResults(
                      request.metricDataQueries().stream()
                          .map(MetricDataQuery::id)
                          .map(
                              id ->
                                  MetricDataResult.builder()
                                      .id(id)
                                      .timestamps(NOON.minus(Duration.ofDays(first ? 2 : 1)))
                                      .values(first ? 10.0 : 20.0)
                                      .build())
                          .toList())
                  .nextToken(first ? "more" : null)
                  .build();
            })
        .when(cloudWatch)
        .getMetricData(any(GetMetricDataRequest.class));

    List<BucketUsage> stored =
        CollectStorage.collect(
            cloudWatch,
            Map.of("silver", "lake-silver", "gold", "lake-gold"),
            LocalDate.parse("2026-11-01"),
            NOON);

    assertThat(stored)
        .extracting(one -> one.layer() + " " + one.storageType() + " " + one.byDay())
        .containsExactlyInAnyOrder(
            "gold StandardStorage {2026-11-18=10.0, 2026-11-19=20.0}",
            "gold AllStorageTypes {2026-11-18=10.0, 2026-11-19=20.0}",
            "silver StandardStorage {2026-11-18=10.0, 2026-11-19=20.0}",
            "silver AllStorageTypes {2026-11-18=10.0, 2026-11-19=20.0}");
  }

  private static Metric metric(String bucket, String type) {
    return Metric.builder()
        .namespace("AWS/S3")
        .metricName(type.equals("AllStorageTypes") ? "NumberOfObjects" : "BucketSizeBytes")
        .dimensions(
            Dimension.builder().name("BucketName").value(bucket).build(),
            Dimension.builder().name("StorageType").value(type).build())
        .build();
  }

  @Test
  void countsTheMetricsInAlarms() {
    CloudWatchClient cloudWatch = client(CloudWatchClient.class);
    doAnswer(
            call -> {
              DescribeAlarmsRequest request = call.getArgument(0);
              assertThat(request.alarmNamePrefix()).isEqualTo("lake-");
              return request.nextToken() == null
                  ? DescribeAlarmsResponse.builder()
                      .metricAlarms(
                          MetricAlarm.builder().metricName("RunSeconds").build(),
                          MetricAlarm.builder()
                              .metrics(of("a"), of("b"), expression("a + b"))
                              .build())
                      .nextToken("more")
                      .build()
                  : DescribeAlarmsResponse.builder()
                      .compositeAlarms(CompositeAlarm.builder().alarmName("lake-all").build())
                      .build();
            })
        .when(cloudWatch)
        .describeAlarms(any(DescribeAlarmsRequest.class));

    assertThat(CollectAlarms.collect(cloudWatch, "lake-"))
        .isEqualTo(new CollectAlarms.Alarms(3, 1));
  }

  private static MetricDataQuery of(String id) {
    return MetricDataQuery.builder().id(id).metricStat(stat -> stat.stat("Sum")).build();
  }

  private static MetricDataQuery expression(String expression) {
    return MetricDataQuery.builder().id("e").expression(expression).build();
  }

  @Test
  void addsUpCostExplorerResultsOfAllDaysAndPages() {
    List<GetCostAndUsageRequest> asked = new ArrayList<>();
    CostExplorerClient costExplorer = client(CostExplorerClient.class);
    doAnswer(
            call -> {
              GetCostAndUsageRequest request = call.getArgument(0);
              asked.add(request);
              return GetCostAndUsageResponse.builder()
                  .resultsByTime(day("AWS Glue", "1.25"), day("Amazon S3", "0.10"))
                  .nextPageToken(asked.size() < 2 ? "more" : null)
                  .build();
            })
        .when(costExplorer)
        .getCostAndUsage(any(GetCostAndUsageRequest.class));

    Billed billed =
        QueryCostExplorer.ask(
            costExplorer,
            Map.of("project", "saleslake"),
            LocalDate.parse("2026-11-01"),
            LocalDate.parse("2026-11-22"));

    assertThat(billed.services())
        .containsExactly(
            Map.entry("AWS Glue", new BigDecimal("2.50")),
            Map.entry("Amazon S3", new BigDecimal("0.20")));
    assertThat(billed.dollars()).isEqualByComparingTo("2.70");
    assertThat(asked.get(0).filter().tags().key()).isEqualTo("project");
    assertThat(asked.get(0).filter().tags().values()).containsExactly("saleslake");
    assertThat(asked.get(0).timePeriod().end()).isEqualTo("2026-11-22");
  }

  private static ResultByTime day(String service, String dollars) {
    Group group =
        Group.builder()
            .keys(service)
            .metrics(Map.of("UnblendedCost", MetricValue.builder().amount(dollars).build()))
            .build();
    return ResultByTime.builder().groups(group).build();
  }

  /** A mock client with real paginators and default methods. */
  private static <C extends SdkClient> C client(Class<C> type) {
    return mock(type, CALLS_REAL_METHODS);
  }
}
