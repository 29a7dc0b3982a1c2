package io.saleslake.silver;

import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.TestLake;
import io.saleslake.contract.Change;
import io.saleslake.ledger.RowCounts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
class EmptyPartitionTest {
  @TempDir private Path folder;

  @Test
  void updatesARowWithoutAValueInThePartitionColumn() throws IOException {
    try (TestLake lake = TestLake.at(folder.resolve("lake"), Change.baseline(folder))) {
      put(lake, 1, "Tea", "Coffee");
      lake.run();
      put(lake, 2, "Green tea", "Coffee");

      assertThat(batchOf(lake.run(), "price_list").rows())
          .isEqualTo(new RowCounts(2, 0, 1, 1, 0, 0));
      assertThat(lake.query("SELECT product_id, name, listed_on FROM silver.products ORDER BY 1"))
          .containsExactly("P1|Green tea|null", "P2|Coffee|null");
    }
  }

  private static void put(TestLake lake, int day, String first, String second) {
    lake.put(
        "price_list",
        "2026-02-0" + day,
        "p%d.json".formatted(day),
        "{\"article\":\"P1\",\"english\":\"%s\"}".formatted(first),
        "{\"article\":\"P2\",\"english\":\"%s\"}".formatted(second));
  }
}
