package io.saleslake;

import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.bronze.SurveyBronze;
import io.saleslake.bronze.SurveyBronze.Survey;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.ReadLedger;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import io.saleslake.run.RunReport;
import io.saleslake.sample.GenerateSample;
import io.saleslake.sample.Manifest;
import io.saleslake.sample.SampleOptions;
import io.saleslake.silver.BatchReport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
@Tag("slow")
class SampleLakeTest {
  @TempDir static Path folder;
  private static Manifest manifest;
  private static TestLake lake;
  private static RunReport report;

  @BeforeAll
  static void promoteASample() {
    manifest =
        GenerateSample.generate(
            folder.resolve("bronze"),
            new SampleOptions(7, 24_000, LocalDate.parse("2026-01-01"), 30));
    lake = TestLake.asOnALaptop(folder);
    report = lake.run();
  }

  @AfterAll
  static void closeLake() {
    lake.close();
  }

  @Test
  void findsEveryPlantedDefectAndLosesNothing() {
    assertThat(manifest.feeds()).hasSize(8);
    SoftAssertions softly = new SoftAssertions();
    manifest.feeds().forEach((name, feed) -> check(softly, name, feed, batchOf(report, name)));
    softly.assertAll();
    manifest.feeds().forEach((name, feed) -> checkAmounts(lake, name, feed.expected().amounts()));
    manifest.feeds().forEach((name, feed) -> checkDigest(lake, name, feed.expected().digest()));
  }

  @Test
  void listsTheFilesThatItSkips() {
    Survey survey =
        SurveyBronze.survey(
            lake.lake().config().bronze(),
            lake.contracts().feeds().values().stream().map(FeedContract::prefix).toList(),
            ReadLedger.promotedFiles(lake.lake()),
            lake.lake().hadoop());

    assertThat(survey.hidden())
        .containsExactlyElementsOf(
            manifest.feeds().values().stream().flatMap(feed -> feed.skipped().stream()).toList());
    assertThat(survey.unclaimed()).isEmpty();
  }

  @Test
  void computesEveryMartAsPlainSqlDoes() throws SQLException {
    try (PlainSql sql = new PlainSql(lake)) {
      sql.assertMarts("of the sample");
    }
  }

  @Test
  void containsTheRatesThatPlainSqlReadsFromTheRawFiles() throws SQLException {
    try (PlainSql sql = new PlainSql(lake)) {
      sql.assertTable(Layer.SILVER, "fx_rates", "of the sample");
    }
  }

  private static void check(
      SoftAssertions softly, String name, Manifest.Feed feed, BatchReport batch) {
    Manifest.Expected expected = feed.expected();
    softly
        .assertThat(batch.rows())
        .as("accounting of %s", name)
        .isEqualTo(
            new RowCounts(
                expected.rowsRead(),
                expected.keys(),
                0,
                expected.duplicates(),
                expected.superseded(),
                expected.quarantined()));
    softly
        .assertThat(batch.unreadable().keySet())
        .as("unreadable files of %s", name)
        .containsExactlyInAnyOrderElementsOf(feed.unreadable());
    Map<String, Long> byRule = new TreeMap<>();
    batch
        .reasons()
        .forEach((reason, rows) -> byRule.merge(reason.split(" ", 2)[0], rows, Long::sum));
    softly
        .assertThat(byRule)
        .as("rows of %s per broken rule", name)
        .isEqualTo(new TreeMap<>(expected.quarantinedByRule()));
  }

  /** Every key and every time is the one that was planted. */
  private static void checkDigest(TestLake lake, String feed, long digest) {
    String sum =
        """
        SELECT coalesce(sum(CAST(conv(left(md5(concat(order_id, '/', line_id, '@',
            date_format(ordered_at, 'yyyy-MM-dd HH:mm'))), 8), 16, 10) AS BIGINT)), 0)
        FROM silver.order_lines WHERE feed = '%s'
        """;
    assertThat(lake.query(sum.formatted(feed)))
        .as("keys and times of %s", feed)
        .containsExactly(Long.toString(digest));
  }

  private static void checkAmounts(TestLake lake, String feed, Map<String, BigDecimal> amounts) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    lake.rows(
            "SELECT currency, sum(amount) FROM silver.order_lines WHERE feed = '%s' GROUP BY 1"
                .formatted(feed))
        .forEach(row -> sums.put(row.getString(0), row.getDecimal(1)));
    assertThat(sums).as("amounts of %s", feed).isEqualTo(new TreeMap<>(amounts));
  }
}
