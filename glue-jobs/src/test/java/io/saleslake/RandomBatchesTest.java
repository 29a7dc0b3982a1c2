package io.saleslake;

import static io.saleslake.TestLake.batchOf;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.SilverOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothEngines
@Tag("slow")
class RandomBatchesTest {
  @TempDir Path folder;

  /** A new seed for every run, so that each run of the tests uses different files. */
  private static final long SEED = Long.getLong("seed", new SplittableRandom().nextLong());

  /** The nightly tests run more batches (make batches). */
  private static final int RUNS = Integer.getInteger("runs", 3);

  @ParameterizedTest(name = "few rows: {0}")
  @ValueSource(longs = {10_000, 0})
  void giveTheSilverAndGoldThatPlainSqlGives(long fewRows) {
    String seed = "with -Dseed=%d and few rows %d".formatted(SEED, fewRows);
    System.out.println("Random batches " + seed);
    assertThatCode(() -> promote(fewRows)).as(seed).doesNotThrowAnyException();
  }

  private void promote(long fewRows) throws SQLException {
    try (TestLake lake = TestLake.asOnALaptop(folder);
        RandomBatches batches = new RandomBatches(lake, SEED);
        PlainSql sql = new PlainSql(lake)) {
      // Processes some small batches like large ones.
      lake.setFewRows(fewRows);
      Sales.putReferences(lake);
      long earlier = 0;
      for (int run = 0; run < RUNS; run++) {
        batches.arrive();
        RowCounts rows = batchOf(lake.run(), "storefront").rows();
        assertThat(rows.read()).as("rows read in run %d", run).isEqualTo(batches.rows() - earlier);
        assertThat(rows.quarantined()).isZero();
        earlier = batches.rows();
        assertThat(
                plain(
                    lake.query(
                        "SELECT order_id, line_id, date_format(ordered_at, 'yyyy-MM-dd HH:mm'), product_id, amount FROM silver.order_lines ORDER BY ALL")))
            .as("silver after run %d", run)
            .isEqualTo(batches.silver());
        assertThat(
                plain(
                    lake.query(
                        "SELECT order_date, sum(orders), sum(lines), sum(revenue) FROM gold.daily_sales GROUP BY ALL ORDER BY ALL")))
            .as("daily sales after run %d", run)
            .isEqualTo(batches.dailySales());
        sql.assertMarts("after run " + run);
      }
      assertThat(
              lake.query(
                  "SELECT sum(rows_read), sum(rows_inserted) FROM ops.files WHERE feed = 'storefront'"))
          .containsExactly("%d|%d".formatted(batches.rows(), batches.silver().size()));

      Map<String, List<String>> inParts = gold(lake);
      lake.run(SilverOptions.ALL, new GoldOptions(List.of(), true), Progress.silent());
      assertThat(gold(lake)).as("gold rebuilt").isEqualTo(inParts);
    }
  }

  private static Map<String, List<String>> gold(TestLake lake) {
    Map<String, List<String>> marts = new TreeMap<>();
    for (String mart : lake.lake().tables(Layer.GOLD)) {
      marts.put(mart, lake.query("SELECT * FROM gold." + mart + " ORDER BY ALL"));
    }
    return marts;
  }

  private static List<String> plain(List<String> rows) {
    return rows.stream()
        .map(
            row ->
                Arrays.stream(row.split("\\|", -1)).map(RandomBatches::plain).collect(joining("|")))
        .toList();
  }
}
