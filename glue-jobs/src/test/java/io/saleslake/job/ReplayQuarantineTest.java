package io.saleslake.job;

import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.TestLake;
import io.saleslake.contract.Change;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReplayQuarantineTest {
  @TempDir Path folder;

  @Test
  void replaysOnALakeThatIsOlderThanItsContracts() throws IOException {
    Path contracts = Change.baseline(folder);
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      lake.put(
          "till",
          "2026-02-01",
          "t.csv",
          "Receipt;Sold;Article;Pieces;Price",
          "T1;01.02.2026 10:00;p1;2;2,50");
      lake.run();
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

      assertThat(batchOf(lake.replay(), "till").rows().inserted()).isEqualTo(1);
      assertThat(lake.query("SELECT sale_id, till_no FROM silver.sales"))
          .containsExactly("T1|null");
      assertThat(lake.query("SELECT day, revenue FROM gold.sales_by_day"))
          .containsExactly("2026-02-01|5.0000");
    }
  }
}
