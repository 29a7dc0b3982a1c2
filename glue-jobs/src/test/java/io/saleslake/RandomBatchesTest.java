package io.saleslake;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Layer;
import io.saleslake.job.GoldOptions;
import io.saleslake.job.RunReport;
import io.saleslake.job.SilverOptions;
import io.saleslake.silver.BatchReport;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class RandomBatchesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, 10000", "20260301, 0"})
  void giveTheSilverAndGoldThatPlainSqlGives(long seed, String fewRows) throws SQLException {
    try (TestLake lake = TestLake.at(folder);
        RandomBatches batches = new RandomBatches(lake, seed)) {
      // Small batches take the way of large ones, too.
      lake.spark().conf().set("spark.saleslake.few-rows", fewRows);
      Sales.putReferences(lake);
      for (int run = 0; run < 5; run++) {
        batches.arrive();
        RunReport report = lake.run();
        for (BatchReport batch : report.batches()) {
          assertThat(batch.rows().balance()).as("%s", batch.rows()).isTrue();
        }
        assertThat(
                plain(
                    lake.query(
                        "SELECT order_id, line_id, date_format(ordered_at, 'yyyy-MM-dd HH:mm'), product_id, amount FROM silver.order_lines ORDER BY ALL")))
            .as("silver after run %d of seed %d", run, seed)
            .isEqualTo(batches.silver());
        assertThat(
                plain(
                    lake.query(
                        "SELECT order_date, sum(orders), sum(lines), sum(revenue) FROM gold.daily_sales GROUP BY ALL ORDER BY ALL")))
            .as("daily sales after run %d of seed %d", run, seed)
            .isEqualTo(batches.dailySales());
      }
      assertThat(lake.query("SELECT sum(rows_read) FROM ops.files WHERE feed = 'storefront'"))
          .containsExactly(String.valueOf(batches.rows()));

      Map<String, List<String>> inParts = gold(lake);
      lake.run(SilverOptions.ALL, new GoldOptions(List.of(), true), Progress.silent());
      assertThat(gold(lake)).as("gold rebuilt, seed %d", seed).isEqualTo(inParts);
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
