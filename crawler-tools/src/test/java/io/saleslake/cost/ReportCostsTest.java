package io.saleslake.cost;

import static io.saleslake.cost.CostFixtures.PRICES;
import static io.saleslake.cost.CostFixtures.crawl;
import static io.saleslake.cost.CostFixtures.dollars;
import static io.saleslake.cost.CostFixtures.flex;
import static io.saleslake.cost.CostFixtures.gigabytes;
import static io.saleslake.cost.CostFixtures.query;
import static io.saleslake.cost.CostFixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.cost.CostMetric.Name;
import io.saleslake.cost.ReportCosts.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportCostsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

  /** 0.616 for the job, 0.44 for the crawl, storage 0.046 a day from the 19th, a query 0.0049. */
  private static final Usage USAGE =
      new Usage(
          List.of(run("2026-11-20T02:00:00Z", 3600, "G.1X", 2)),
          List.of(crawl("2026-11-20T03:00:00Z", 30, "1")),
          List.of(gigabytes("silver", "StandardStorage", "2026-11-19", 60)),
          List.of(query(Query.State.SUCCEEDED, "DML", 1L << 30)),
          0,
          0);

  @Test
  void addsUpByService() {
    assertThat(rows(report(GroupBy.SERVICE, USAGE, Shares.NONE)))
        .containsExactly("glue-jobs 0.6160", "glue-crawlers 0.4400", "s3 0.0920", "athena 0.0049");
  }

  @Test
  void addsUpByDayInTheirOrder() {
    assertThat(rows(report(GroupBy.DAY, USAGE, Shares.NONE)))
        .containsExactly(
            "2026-11-10 0.0049",
            "2026-11-19 0.0460",
            "2026-11-20 0.6160",
            "2026-11-20 0.4400",
            "2026-11-20 0.0460");
  }

  @Test
  void keepsWhatHasNoSuchLabelUnderItsService() {
    assertThat(rows(report(GroupBy.JOB, USAGE, Shares.NONE)))
        .containsExactly(
            "promote-to-silver 0.6160", "(glue-crawlers) 0.4400", "(s3) 0.0920", "(athena) 0.0049");
    assertThat(rows(report(GroupBy.CRAWLER, USAGE, Shares.NONE)))
        .contains("saleslake-dev-sales 0.4400", "(glue-jobs) 0.6160");
    assertThat(rows(report(GroupBy.LAYER, USAGE, Shares.NONE))).contains("silver 0.0920");
  }

  @Test
  void splitsJobsByTheRowsThatTheyReadOfADomain() {
    Shares shares =
        new Shares(Map.of("sales", dollars("300"), "product", dollars("100")), Map.of());

    // Three quarters of 0.616 and the crawl of sales; storage and queries are shared.
    assertThat(rows(report(GroupBy.DOMAIN, USAGE, shares)))
        .containsExactly(
            "sales 0.4620", "sales 0.4400", "product 0.1540", "shared 0.0920", "shared 0.0049");
  }

  @Test
  void sharesJobsWhereNoRowsWerePublished() {
    assertThat(rows(report(GroupBy.DOMAIN, USAGE, Shares.NONE)))
        .containsExactly("shared 0.6160", "shared 0.0920", "shared 0.0049", "sales 0.4400");
  }

  @Test
  void splitsStorageByTheTablesCurrentSnapshots() {
    Shares shares =
        new Shares(
            Map.of(),
            Map.of("silver", Map.of("silver.order_lines", BigDecimal.valueOf(15L << 30))));

    // 15 of 60 GB; what is older than the current snapshot is the rest of 0.092.
    assertThat(rows(report(GroupBy.TABLE, USAGE, shares)))
        .containsExactly(
            "(glue-jobs) 0.6160",
            "(glue-crawlers) 0.4400",
            "(silver: not in a current snapshot) 0.0690",
            "silver.order_lines 0.0230",
            "(athena) 0.0049");
  }

  @Test
  void givesTheSameTotalForEveryGrouping() {
    Shares shares = new Shares(Map.of("sales", dollars("1"), "product", dollars("2")), Map.of());

    for (GroupBy by : GroupBy.values()) {
      CostReport report = report(by, USAGE, shares);
      assertThat(report.dollars().setScale(4, RoundingMode.HALF_UP)).isEqualByComparingTo("1.1529");
      assertThat(
              report.rows().stream()
                  .map(CostReport.Row::dollars)
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .setScale(4, RoundingMode.HALF_UP))
          .isEqualByComparingTo("1.1529");
    }
  }

  @Test
  void reportsStorageByStorageClass() {
    BucketUsage bronze = gigabytes("bronze", "StandardStorage", "2026-11-18", 2);
    bronze.byDay().put(LocalDate.parse("2026-11-20"), BigDecimal.valueOf(3L << 30));
    Usage usage =
        CostFixtures.storage(
            gigabytes("silver", "StandardStorage", "2026-11-19", 60),
            CostFixtures.stored("bronze", BucketUsage.OBJECTS, "2026-11-20", dollars("5000")),
            bronze);

    assertThat(report(GroupBy.SERVICE, usage, Shares.NONE).stored())
        .extracting(
            size ->
                "%s %s %s %s"
                    .formatted(size.layer(), size.storageType(), size.amount(), size.day()))
        .containsExactly(
            "bronze StandardStorage 3221225472 2026-11-20",
            "bronze AllStorageTypes 5000 2026-11-20",
            "silver StandardStorage 64424509440 2026-11-19");
  }

  @Test
  void reportsNothingOfAnUnusedLake() {
    CostReport report = report(GroupBy.SERVICE, Usage.NONE, Shares.NONE);

    assertThat(report.rows()).isEmpty();
    assertThat(report.dollars()).isZero();
    assertThat(report.mostExpensive()).isEmpty();
    assertThat(report.forecast()).isEqualTo(new Forecast(BigDecimal.ZERO, BigDecimal.ZERO));
    assertThat(report.days()).hasSize(31);
  }

  @Test
  void requestsUsageForTrendMonthAndWeek() {
    assertThat(question(30, GroupBy.DAY).from()).isEqualTo("2026-09-22"); // 60 days
    assertThat(question(2, GroupBy.DAY).from()).isEqualTo("2026-11-01"); // the month
    assertThat(
            new Question(
                    LocalDate.parse("2026-11-01"),
                    Instant.parse("2026-11-02T00:00:00Z"),
                    GroupBy.DAY,
                    List.of())
                .from())
        .isEqualTo("2026-10-26"); // a week
  }

  @Test
  void reportsPeriodsThatExceedAwsRetention() {
    CostReport report =
        ReportCosts.report(
            question(100, GroupBy.SERVICE), Usage.NONE, PRICES, Shares.NONE, Optional.empty());

    assertThat(report.notes())
        .startsWith(
            "glue-jobs: AWS keeps only the last 90 days",
            "athena: AWS keeps only the last 45 days",
            "only the current alarms are counted");
  }

  @Test
  void advisesAgainstRunsBelowTheMinimum() {
    assertThat(
            advice(
                CostFixtures.jobs(
                    run("2026-11-19T02:00:00Z", 20, "G.1X", 2),
                    run("2026-11-20T02:00:00Z", 59, "G.1X", 2),
                    run("2026-11-20T08:00:00Z", 60, "G.1X", 2))))
        .isEqualTo("2 of 3 runs end within the 60 s that are billed at least: run it less often");
  }

  @Test
  void advisesFlexWithItsSavings() {
    // 2 DPU-hours are 0.616, as FLEX 0.406
    assertThat(advice(CostFixtures.jobs(run("2026-11-20T02:00:00Z", 3600, "G.1X", 2))))
        .isEqualTo(
            "execution class FLEX would save about 0.2100, where it may start later (variable"
                + " jobs: flex)");
  }

  @Test
  void advisesFewerWorkersOfAFlexJob() {
    assertThat(
            advice(CostFixtures.jobs(flex(run("2026-11-20T02:00:00Z", 3600, "G.1X", 8), "28800"))))
        .isEqualTo("try fewer workers than 8 (variable jobs: workers)");
  }

  @Test
  void advisesOnCrawlsQueriesAndStorage() {
    assertThat(advice(CostFixtures.crawls(crawl("2026-11-20T02:00:00Z", 1, "0.03"))))
        .isEqualTo(
            "1 of 1 crawls are shorter than the 10 min that are billed at least: crawl less often,"
                + " or when files arrive (variable crawlers: schedule, mode)");
    assertThat(advice(CostFixtures.queries(query(Query.State.SUCCEEDED, "DML", 3L << 30))))
        .isEqualTo(
            "filter on the partition column and name columns instead of *; the largest of 1"
                + " queries scanned 3.0 GB");
    assertThat(
            advice(CostFixtures.storage(gigabytes("silver", "StandardStorage", "2026-11-19", 9))))
        .isEqualTo(
            "run the job maintain, which expires snapshots and compacts; --by table shows what it"
                + " would reach");
  }

  @Test
  void listsTheFiveMostExpensiveItems() {
    CostReport report =
        report(
            GroupBy.DAY,
            CostFixtures.storage(
                gigabytes("bronze", "StandardStorage", "2026-11-19", 6),
                gigabytes("silver", "StandardStorage", "2026-11-19", 5),
                gigabytes("gold", "StandardStorage", "2026-11-19", 7),
                gigabytes("ops", "StandardStorage", "2026-11-19", 1),
                gigabytes("logs", "StandardStorage", "2026-11-19", 2),
                gigabytes("artifacts", "StandardStorage", "2026-11-19", 3)),
            Shares.NONE);

    assertThat(report.mostExpensive())
        .extracting(CostReport.Expense::subject)
        .containsExactly("gold", "bronze", "silver", "artifacts", "logs");
  }

  @Test
  void hasYesterdaysCostOfEachServiceAndDomainAndTwoMetricsOfTheMonth() {
    CostReport report =
        report(
            GroupBy.SERVICE,
            USAGE,
            new Shares(Map.of("sales", dollars("3"), "product", dollars("1")), Map.of()));

    assertThat(report.metrics())
        .extracting(
            metric ->
                "%s %s %.4f %s"
                    .formatted(
                        metric.name().label(),
                        metric
                            .of()
                            .map(of -> of.dimension().label() + "=" + of.value())
                            .orElse("-"),
                        metric.dollars(),
                        metric.at()))
        .containsExactly(
            "CostDollars Service=glue-jobs 0.6160 2026-11-20T00:00:00Z",
            "CostDollars Service=glue-crawlers 0.4400 2026-11-20T00:00:00Z",
            "CostDollars Service=s3 0.0460 2026-11-20T00:00:00Z",
            "CostDollars Service=athena 0.0000 2026-11-20T00:00:00Z",
            "CostDollars Service=cloudwatch 0.0000 2026-11-20T00:00:00Z",
            "CostDollars Domain=customer 0.0000 2026-11-20T00:00:00Z",
            "CostDollars Domain=product 0.1540 2026-11-20T00:00:00Z",
            "CostDollars Domain=sales 0.9020 2026-11-20T00:00:00Z",
            "CostDollars Domain=shared 0.0460 2026-11-20T00:00:00Z",
            "MonthDollars - 1.1529 2026-11-21T09:30:00Z",
            // 7 days had 1.056 of runs: 0.15086 for each of 10 days, and storage 0.046 for 10 days
            "MonthForecastDollars - 3.1215 2026-11-21T09:30:00Z");
    assertThat(report.metrics())
        .filteredOn(metric -> metric.name() == Name.COST_DOLLARS)
        .hasSize(9);
  }

  private static String advice(Usage usage) {
    return report(GroupBy.SERVICE, usage, Shares.NONE).mostExpensive().get(0).advice();
  }

  private static List<String> rows(CostReport report) {
    return report.rows().stream()
        .map(row -> row.group() + " " + row.dollars().setScale(4, RoundingMode.HALF_UP))
        .toList();
  }

  private static CostReport report(GroupBy by, Usage usage, Shares shares) {
    return ReportCosts.report(question(30, by), usage, PRICES, shares, Optional.empty());
  }

  private static Question question(int days, GroupBy by) {
    return new Question(
        LocalDate.parse("2026-11-21").minusDays(days), NOW, by, List.of("customer", "sales"));
  }
}
