package io.saleslake.cost;

import static io.saleslake.cost.CostFixtures.PRICES;
import static io.saleslake.cost.CostFixtures.crawl;
import static io.saleslake.cost.CostFixtures.crawls;
import static io.saleslake.cost.CostFixtures.flex;
import static io.saleslake.cost.CostFixtures.gigabytes;
import static io.saleslake.cost.CostFixtures.jobs;
import static io.saleslake.cost.CostFixtures.queries;
import static io.saleslake.cost.CostFixtures.query;
import static io.saleslake.cost.CostFixtures.run;
import static io.saleslake.cost.CostFixtures.storage;
import static io.saleslake.cost.CostFixtures.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Expected values are calculated by hand, in the comment above each. */
class PriceUsageTest {
  private static final LocalDate FROM = LocalDate.parse("2026-10-01");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @Test
  void pricesARunByItsTimeWorkersAndGlueVersion() {
    // 2 x 1 DPU x 300 s / 3600 = 0.16666667 DPU-hours x 0.308 = 0.05133333
    assertThat(priced(jobs(run("2026-11-10T02:00:00Z", 300, "G.1X", 2))))
        .containsExactly(
            "2026-11-10 Glue 6.0 G.1X standard 0.16666667 glue.etl_dpu_hour.6.0 0.05133333");
    // 4 x 2 DPU x 900 s / 3600 = 2 DPU-hours x 0.308
    assertThat(priced(jobs(run("2026-11-10T02:00:00Z", 900, "G.2X", 4))))
        .containsExactly(
            "2026-11-10 Glue 6.0 G.2X standard 2.00000000 glue.etl_dpu_hour.6.0 0.61600000");
  }

  @Test
  void pricesAVersionWithoutAPriceOfItsOwnByTheDefault() {
    JobRun run = run("2026-11-10T02:00:00Z", 3600, "G.1X", 2);
    JobRun older =
        new JobRun(
            run.job(),
            run.startedAt(),
            run.executed(),
            Optional.empty(),
            "5.1",
            "G.1X",
            2,
            BigDecimal.TEN,
            false);
    // 2 DPU-hours x 0.44
    assertThat(priced(jobs(older)))
        .containsExactly(
            "2026-11-10 Glue 5.1 G.1X standard 2.00000000 glue.etl_dpu_hour.default 0.88000000");
  }

  @Test
  void usesReportedDpuSecondsOfFlexRuns() {
    // 450 / 3600 = 0.125 DPU-hours x 0.203; not 10 workers x 300 s
    assertThat(priced(jobs(flex(run("2026-11-10T02:00:00Z", 300, "G.1X", 10), "450"))))
        .containsExactly(
            "2026-11-10 Glue 6.0 G.1X FLEX 0.12500000 glue.etl_flex_dpu_hour.6.0 0.02537500");
  }

  @Test
  void billsAMinuteAtLeast() {
    // 2 DPU x 60 s / 3600 = 0.03333333 x 0.308
    assertThat(priced(jobs(run("2026-11-10T02:00:00Z", 20, "G.1X", 2))))
        .containsExactly(
            "2026-11-10 Glue 6.0 G.1X standard 0.03333333 glue.etl_dpu_hour.6.0 0.01026667");
    // 30 DPU-seconds within 20 s are 1.5 DPU: 90 DPU-seconds within a minute, 0.025 x 0.203
    assertThat(priced(jobs(flex(run("2026-11-10T02:00:00Z", 20, "G.1X", 2), "30"))))
        .containsExactly(
            "2026-11-10 Glue 6.0 G.1X FLEX 0.02500000 glue.etl_flex_dpu_hour.6.0 0.00507500");
  }

  @Test
  void usesMaxCapacityForUnknownWorkerTypes() {
    // 10 DPU x 360 s / 3600 = 1 DPU-hour
    assertThat(priced(jobs(run("2026-11-10T02:00:00Z", 360, "Z.9X", 3))))
        .containsExactly(
            "2026-11-10 Glue 6.0 Z.9X standard 1.00000000 glue.etl_dpu_hour.6.0 0.30800000");
  }

  @Test
  void pricesARunThatNeverExecutedAtZero() {
    assertThat(priced(jobs(run("2026-11-10T02:00:00Z", 0, "G.1X", 2)))).isEmpty();
  }

  @Test
  void splitsARunAcrossTheMonthsEndByTheTimeInEach() {
    // 10 DPU x 1200 s / 3600 = 3.33333333 DPU-hours: 300 s before midnight, 900 s after
    assertThat(priced(jobs(run("2026-10-31T23:55:00Z", 1200, "G.2X", 5))))
        .containsExactly(
            "2026-10-31 Glue 6.0 G.2X standard 0.83333333 glue.etl_dpu_hour.6.0 0.25666667",
            "2026-11-01 Glue 6.0 G.2X standard 2.50000000 glue.etl_dpu_hour.6.0 0.77000000");
  }

  @Test
  void leavesOutWhatWasBeforeTheFirstDay() {
    assertThat(priced(jobs(run("2026-09-30T23:55:00Z", 600, "G.1X", 6))))
        // 6 DPU x 300 s / 3600 = 0.5, the half on 1 October
        .containsExactly(
            "2026-10-01 Glue 6.0 G.1X standard 0.50000000 glue.etl_dpu_hour.6.0 0.15400000");
  }

  @Test
  void stretchesAShortCrawlToTheMinimum() {
    // 0.1 DPU-hours within 3 minutes are 2 DPU: 10 minutes of them are 0.33333333 x 0.44
    assertThat(priced(crawls(crawl("2026-11-10T02:00:00Z", 3, "0.1"))))
        .containsExactly("2026-11-10 crawls 0.33333333 glue.crawler_dpu_hour 0.14666667");
    assertThat(priced(crawls(crawl("2026-11-10T02:00:00Z", 30, "1"))))
        .containsExactly("2026-11-10 crawls 1.00000000 glue.crawler_dpu_hour 0.44000000");
  }

  @Test
  void pricesEachStorageClassOfABucketAndTheMonitoringOfItsObjects() {
    Usage usage =
        storage(
            gigabytes("bronze", "StandardStorage", "2026-11-20", 12),
            gigabytes("bronze", "IntelligentTieringFAStorage", "2026-11-20", 90),
            gigabytes("bronze", "IntelligentTieringIAStorage", "2026-11-20", 60),
            stored("bronze", BucketUsage.OBJECTS, "2026-11-20", new BigDecimal("60000")));

    // One of November's 30 days: 12/30 x 0.023, 90/30 x 0.023, 60/30 x 0.0125, 60/30 x 0.0025
    assertThat(priced(usage))
        .containsExactly(
            "2026-11-20 IntelligentTieringFAStorage 3.00000000 s3.gigabyte_month.IntelligentTieringFAStorage 0.06900000",
            "2026-11-20 IntelligentTieringIAStorage 2.00000000 s3.gigabyte_month.IntelligentTieringIAStorage 0.02500000",
            "2026-11-20 StandardStorage 0.40000000 s3.gigabyte_month.StandardStorage 0.00920000",
            "2026-11-20 monitoring of Intelligent-Tiering 2.00000000 s3.monitored_thousand_objects_month 0.00500000");
  }

  @Test
  void doesNotChargeMonitoringOfBucketsWithoutIntelligentTiering() {
    assertThat(
            priced(
                storage(
                    gigabytes("silver", "StandardStorage", "2026-11-20", 30),
                    stored("silver", BucketUsage.OBJECTS, "2026-11-20", new BigDecimal("60000")))))
        .containsExactly(
            "2026-11-20 StandardStorage 1.00000000 s3.gigabyte_month.StandardStorage 0.02300000");
  }

  @Test
  void fillsDaysThatS3DidNotReportWithTheDayBefore() {
    BucketUsage silver = gigabytes("silver", "StandardStorage", "2026-11-17", 30);
    silver.byDay().put(LocalDate.parse("2026-11-20"), BigDecimal.valueOf(60L << 30));

    assertThat(priced(storage(silver)))
        .containsExactly(
            "2026-11-17 StandardStorage 1.00000000 s3.gigabyte_month.StandardStorage 0.02300000",
            "2026-11-18 StandardStorage 1.00000000 s3.gigabyte_month.StandardStorage 0.02300000",
            "2026-11-19 StandardStorage 1.00000000 s3.gigabyte_month.StandardStorage 0.02300000",
            "2026-11-20 StandardStorage 2.00000000 s3.gigabyte_month.StandardStorage 0.04600000");
  }

  @Test
  void namesAStorageClassThatHasNoPrice() {
    PriceUsage.Priced priced =
        PriceUsage.price(
            storage(gigabytes("logs", "ExpressOneZone", "2026-11-20", 1)), PRICES, FROM, TODAY);

    assertThat(priced.items()).isEmpty();
    assertThat(priced.notes())
        .containsExactly(
            "logs holds ExpressOneZone, for which s3.gigabyte_month has no price: not counted");
  }

  @Test
  void billsQueriesByWholeMegabytesAndTenAtLeast() {
    // 10 MB, 11 MB and 1536 MB of 1048576 MB, x 5 dollars
    assertThat(
            priced(
                queries(
                    query(Query.State.SUCCEEDED, "DML", 1),
                    query(Query.State.SUCCEEDED, "DML", (10 << 20) + 1),
                    query(Query.State.CANCELLED, "DML", 1536L << 20))))
        .containsExactly(
            "2026-11-10 queries of workgroup saleslake-dev 0.00000954 athena.scanned_terabyte 0.00004768",
            "2026-11-10 queries of workgroup saleslake-dev 0.00001049 athena.scanned_terabyte 0.00005245",
            "2026-11-10 queries of workgroup saleslake-dev 0.00146484 athena.scanned_terabyte 0.00732422");
  }

  @Test
  void billsNoQueryThatFailedOrScansNothingOrDefines() {
    assertThat(
            priced(
                queries(
                    query(Query.State.FAILED, "DML", 1L << 40),
                    query(Query.State.RUNNING, "DML", 1L << 40),
                    query(Query.State.SUCCEEDED, "DML", 0),
                    query(Query.State.SUCCEEDED, "DDL", 1L << 40))))
        .isEmpty();
  }

  @Test
  void pricesAlarmsByTheirMetrics() {
    List<String> days = priced(new Usage(List.of(), List.of(), List.of(), List.of(), 75, 3));

    // October has 31 days, November 30: 75/30 x 0.10, 3/30 x 0.50
    assertThat(days).hasSize(2 * (31 + 20));
    assertThat(days)
        .endsWith(
            "2026-11-20 composite alarms 0.10000000 cloudwatch.composite_alarm_month 0.05000000",
            "2026-11-20 metrics of alarms 2.50000000 cloudwatch.alarm_metric_month 0.25000000");
  }

  @Test
  void pricesEmptyUsageAtZero() {
    assertThat(priced(Usage.NONE)).isEmpty();
  }

  private static List<String> priced(Usage usage) {
    return PriceUsage.price(usage, PRICES, FROM, TODAY).items().stream()
        .map(
            item ->
                "%s %s %s %s %s"
                    .formatted(
                        item.day(),
                        item.usage(),
                        item.quantity().setScale(8, RoundingMode.HALF_UP).toPlainString(),
                        item.price().name(),
                        item.dollars().setScale(8, RoundingMode.HALF_UP).toPlainString()))
        .sorted()
        .toList();
  }
}
