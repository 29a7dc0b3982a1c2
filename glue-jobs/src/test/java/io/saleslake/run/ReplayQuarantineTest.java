package io.saleslake.run;

import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.TestLake;
import io.saleslake.contract.Change;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.silver.BatchReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
@Tag("slow")
class ReplayQuarantineTest {
  @TempDir Path folder;

  @Test
  void replaysOnALakeThatIsOlderThanItsContracts() throws IOException {
    Path contracts = Change.baseline(folder);
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      String rejected =
          lake.put(
              "till",
              "2026-02-01",
              "t.csv",
              "Receipt;Sold;Article;Pieces;Price",
              "T1;01.02.2026 10:00;p1;2;2,50");
      String unreadable = lake.put("till", "2026-02-01", "empty.csv", new byte[0]);
      lake.run();
      assertThat(lake.query("SELECT source_file, line FROM ops.quarantine ORDER BY line"))
          .containsExactly(unreadable + "|null", rejected + "|2");
      lake.put("price_list", "2026-02-02", "p.json", "{\"article\":\"P1\",\"english\":\"Tea\"}");
      lake.run();

      Change.copy("shop/products.yaml", "shop/brands.yaml").apply(contracts);
      Change.of("shop/brands.yaml", "  - name: products\n", "  - name: brands\n").apply(contracts);
      Change.of(
              "shop/sales.yaml",
              "- name: note\n",
              "- name: till_no\n        logicalType: string\n      - name: note\n")
          .apply(contracts);
      Change.of(
              "shop/marts/sales_by_day.sql",
              "GROUP BY ALL",
              "WHERE product_id NOT IN (SELECT product_id FROM silver.brands)\nGROUP BY ALL")
          .apply(contracts);
      lake.useContracts(contracts);

      BatchReport replayed = batchOf(lake.replay(), "till");
      assertThat(replayed.rows().inserted()).isEqualTo(1);
      assertThat(replayed.batch().files()).extracting(BronzeFile::path).containsExactly(unreadable);
      assertThat(lake.query("SELECT sale_id, till_no FROM silver.sales"))
          .containsExactly("T1|null");
      assertThat(lake.query("SELECT day, revenue FROM gold.sales_by_day"))
          .containsExactly("2026-02-01|5.0000");
    }
  }
}
