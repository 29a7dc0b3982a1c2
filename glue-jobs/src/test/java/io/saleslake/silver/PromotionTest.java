package io.saleslake.silver;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.OnBothEngines;
import io.saleslake.Sales;
import io.saleslake.TestEngine;
import io.saleslake.TestLake;
import io.saleslake.ledger.RowCounts;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.Layer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
class PromotionTest {
  private static final String NINE = "2026-02-10T09:00:00";

  @TempDir Path folder;
  @AutoClose private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = Sales.lakeWithReferences(folder, "daily_sales", "yearly_sales");
  }

  private RowCounts promote(String day, String name, String... lines) {
    List<String> all = new ArrayList<>(List.of(STOREFRONT_HEADER));
    all.addAll(List.of(lines));
    lake.put("storefront", day, name, all.toArray(String[]::new));
    return batchOf(lake.run(), "storefront").rows();
  }

  private List<String> lines() {
    return lake.query(
        "SELECT order_id, line_id, ordered_at, amount FROM silver.order_lines ORDER BY 1, 2");
  }

  @Test
  void updatesACorrectedLineAndInsertsANewOne() {
    promote(
        "2026-02-10",
        "a.csv",
        till("R1", 1, NINE, "P1", "1", "10"),
        till("R1", 2, NINE, "P2", "1", "20"));
    RowCounts second =
        promote(
            "2026-02-11",
            "b.csv",
            till("R1", 1, NINE, "P1", "1", "11"),
            till("R2", 1, NINE, "P1", "1", "30"));

    assertThat(second).isEqualTo(new RowCounts(2, 1, 1, 0, 0, 0));
    assertThat(lines())
        .containsExactly(
            "R1|1|2026-02-10 09:00:00.0|11.0000",
            "R1|2|2026-02-10 09:00:00.0|20.0000",
            "R2|1|2026-02-10 09:00:00.0|30.0000");
  }

  @Test
  void movesALineWhoseCorrectionFallsIntoAnotherMonth() {
    promote("2026-02-10", "a.csv", till("R1", 1, NINE, "P1", "1", "10"));
    RowCounts second =
        promote("2026-02-11", "b.csv", till("R1", 1, "2026-01-31T23:00:00", "P1", "1", "10"));

    assertThat(second).isEqualTo(new RowCounts(1, 0, 1, 0, 0, 0));
    assertThat(lines()).containsExactly("R1|1|2026-01-31 23:00:00.0|10.0000");
    assertThat(lake.query("SELECT order_date, revenue FROM gold.daily_sales"))
        .containsExactly("2026-01-31|10.0000");
  }

  @Test
  void keepsTheNewestOfSeveralVersionsInOneBatch() {
    lake.put(
        "storefront",
        "2026-02-11",
        "b.csv",
        STOREFRONT_HEADER,
        till("R1", 1, NINE, "P1", "1", "12"));
    RowCounts rows =
        promote(
            "2026-02-10",
            "a.csv",
            till("R1", 1, NINE, "P1", "1", "10"),
            till("R1", 1, NINE, "P1", "1", "11"));

    assertThat(rows).isEqualTo(new RowCounts(3, 1, 0, 0, 2, 0));
    assertThat(
            lake.query(
                "SELECT status, reasons[0].rule, get_json_object(raw_record, '$.order_id') FROM ops.quarantine"))
        .containsExactly("superseded|superseded|R1", "superseded|superseded|R1");
    assertThat(lines()).containsExactly("R1|1|2026-02-10 09:00:00.0|12.0000");
  }

  @Test
  void ignoresAnOlderVersionThatArrivesLate() {
    promote("2026-02-11", "b.csv", till("R1", 1, NINE, "P1", "1", "12"));
    RowCounts late = promote("2026-02-10", "a.csv", till("R1", 1, NINE, "P1", "1", "10"));

    assertThat(late).isEqualTo(new RowCounts(1, 0, 0, 1, 0, 0));
    assertThat(lines()).containsExactly("R1|1|2026-02-10 09:00:00.0|12.0000");
  }

  @Test
  void prefersTheSourcesTimeOfChangeToTheOrderOfArrival() {
    String line =
        "{\"order_id\":\"W1\",\"line\":1,\"ordered_at\":\"2026-02-10T08:00:00Z\",\"updated_at\":\"2026-02-10T%s:00:00Z\",\"customer_id\":\"C1\",\"sku\":\"P1\",\"qty\":1,\"price\":%s,\"currency\":\"EUR\",\"state\":\"placed\"}";
    lake.put("webshop", "2026-02-10", "a.json", line.formatted("12", "12"));
    lake.run();
    lake.put("webshop", "2026-02-11", "b.json", line.formatted("10", "10"));
    RowCounts stale = batchOf(lake.run(), "webshop").rows();
    lake.put("webshop", "2026-02-11", "c.json", line.formatted("14", "14"));
    RowCounts newer = batchOf(lake.run(), "webshop").rows();

    assertThat(stale).isEqualTo(new RowCounts(1, 0, 0, 1, 0, 0));
    assertThat(newer).isEqualTo(new RowCounts(1, 0, 1, 0, 0, 0));
    assertThat(lake.query("SELECT amount, updated_at FROM silver.order_lines"))
        .containsExactly("14.0000|2026-02-10 14:00:00.0");
  }

  @Test
  void commitsNothingTheSecondTime() {
    promote("2026-02-10", "a.csv", till("R1", 1, NINE, "P1", "1", "10"));
    List<Long> before = snapshotIds();
    var second = lake.run();

    assertThat(second.batches()).isEmpty();
    assertThat(second.marts()).isEmpty();
    assertThat(snapshotIds()).isEqualTo(before);
  }

  @Test
  void countsTheRowsOfTheSameFileUnderAnotherNameAsDuplicates() {
    promote("2026-02-10", "a.csv", till("R1", 1, NINE, "P1", "1", "10"));
    Table table = lake.lake().table(Layer.SILVER, "order_lines");
    RowCounts again = promote("2026-02-12", "z.csv", till("R1", 1, NINE, "P1", "1", "10"));

    assertThat(again).isEqualTo(new RowCounts(1, 0, 0, 1, 0, 0));
    assertThat(lake.lake().table(Layer.SILVER, "order_lines").currentSnapshot().snapshotId())
        .isEqualTo(table.currentSnapshot().snapshotId());
    assertThat(
            lake.query(
                "SELECT count(*), sum(rows_duplicate) FROM ops.files WHERE feed = 'storefront'"))
        .containsExactly("2|1");
  }

  @Test
  void namesTheBatchInTheSummaryOfEveryCommit() {
    promote(
        "2026-02-10",
        "a.csv",
        till("R1", 1, NINE, "P1", "1", "10"),
        till("R2", 1, NINE, "P9", "1", "10"));
    String batch = lake.query("SELECT batch_id FROM ops.batches WHERE feed = 'storefront'").get(0);

    assertThat(summaries(Layer.SILVER, "order_lines")).containsOnly(batch);
    assertThat(summaries(Layer.OPS, "quarantine")).containsOnly(batch);
    assertThat(summaries(Layer.OPS, "files")).contains(batch);
    assertThat(summaries(Layer.OPS, "batches")).contains(batch);
    assertThat(lake.lake().tables(Layer.GOLD))
        .containsExactlyInAnyOrder("daily_sales", "yearly_sales");
    for (String mart : lake.lake().tables(Layer.GOLD)) {
      assertThat(summaries(Layer.GOLD, mart)).containsOnly(batch);
    }
  }

  @Test
  void namesTheEngineInEveryBatchAndInTheSnapshotsItComputed() {
    promote("2026-02-10", "a.csv", till("R1", 1, NINE, "P1", "1", "10"));
    promote("2026-02-11", "b.csv", till("R1", 1, NINE, "P1", "1", "11"));
    String engine = TestEngine.UNDER_TEST.label();

    assertThat(lake.query("SELECT DISTINCT engine FROM ops.batches")).containsExactly(engine);
    for (String table : List.of("silver.order_lines", "gold.daily_sales", "gold.yearly_sales")) {
      assertThat(
              lake.query(
                  "SELECT summary['%s'] FROM %s.snapshots WHERE summary['added-records'] > 0"
                      .formatted(Snapshots.ENGINE, table)))
          .as(table)
          .containsExactly(engine, engine);
    }
  }

  @Test
  void failsTheRunWhenRowsAreCountedTwice() {
    lake.run();
    // A reference table with one key twice turns one row into two: the accounting cannot balance.
    lake.spark().sql("INSERT INTO lake.silver.stores SELECT * FROM lake.silver.stores");
    lake.put(
        "storefront",
        "2026-02-10",
        "a.csv",
        STOREFRONT_HEADER,
        till("R1", 1, NINE, "P1", "1", "10"));

    assertThatThrownBy(lake::run)
        .isInstanceOf(LakeException.class)
        .hasMessageMatching(
            "Cannot account for batch [0-9a-f]{16} of storefront: sales/storefront/ingest_date=2026-02-10/a.csv has"
                + " read 1 = inserted 1 \\+ updated 0 \\+ duplicate 1 \\+ superseded 0 \\+ quarantined 0");
    assertThat(lines()).isEmpty();
    assertThat(lake.query("SELECT status FROM ops.files WHERE feed = 'storefront'"))
        .containsExactly("started");
  }

  private List<String> summaries(Layer layer, String table) {
    return StreamSupport.stream(lake.lake().table(layer, table).snapshots().spliterator(), false)
        .map(snapshot -> String.valueOf(snapshot.summary().get(Snapshots.BATCH_ID)))
        .toList();
  }

  private List<Long> snapshotIds() {
    List<Long> ids = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      for (String name : lake.lake().tables(layer)) {
        for (Snapshot snapshot : lake.lake().table(layer, name).snapshots()) {
          ids.add(snapshot.snapshotId());
        }
      }
    }
    return ids;
  }
}
