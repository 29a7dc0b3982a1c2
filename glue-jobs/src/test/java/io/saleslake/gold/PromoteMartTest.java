package io.saleslake.gold;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.TestLake;
import io.saleslake.contract.Change;
import io.saleslake.job.MaintainLake;
import io.saleslake.maintenance.TableReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
@Tag("slow")
class PromoteMartTest {
  private static final Change AS_A_WHOLE =
      Change.of(
          "shop/marts/sales_by_day.yaml",
          """
              customProperties:
                - property: recompute
                  value:
                    period: month
                    column: day
                    source: silver.sales.sold_at
          """,
          "");

  @TempDir private Path folder;

  @Test
  void recomputesNoMartAfterCompactionThatMovesItsSourcesRows() throws IOException {
    Path contracts = Change.baseline(folder);
    AS_A_WHOLE.apply(contracts);
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      for (int day = 1; day <= 6; day++) {
        sell(lake, day);
        lake.run();
      }
      List<TableReport> reports =
          MaintainLake.maintain(lake.lake(), lake.contracts(), lake.spark());

      assertThat(reports)
          .filteredOn(report -> report.table().endsWith("silver.sales"))
          .extracting(TableReport::compactedFiles)
          .containsExactly(6L);
      assertThat(lake.run().marts()).isEmpty();

      sell(lake, 7);
      assertThat(lake.run().marts())
          .extracting(MartReport::mart)
          .containsExactlyInAnyOrder("sales_by_day", "sales_by_year");
      assertThat(lake.query("SELECT count(*), sum(revenue) FROM gold.sales_by_day"))
          .containsExactly("7|35.0000");
    }
  }

  @Test
  void recomputesAMartForAnotherTypeButNotForAnotherDescription() throws IOException {
    Path contracts = Change.baseline(folder);
    AS_A_WHOLE.apply(contracts);
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      sell(lake, 1);
      lake.run();

      revenue("description: Net of discounts.").apply(contracts);
      lake.useContracts(contracts);
      assertThat(lake.run().marts()).isEmpty();

      Change.of("shop/marts/sales_by_day.yaml", "decimal(28,4)", "decimal(30,4)").apply(contracts);
      lake.useContracts(contracts);
      assertThat(lake.run().marts()).extracting(MartReport::mart).contains("sales_by_day");
    }
  }

  private static Change revenue(String line) {
    return Change.of(
        "shop/marts/sales_by_day.yaml",
        "      - name: revenue\n",
        "      - name: revenue\n        " + line + "\n");
  }

  private static void sell(TestLake lake, int day) {
    lake.put(
        "price_list",
        "2026-02-0" + day,
        "p%d.json".formatted(day),
        "{\"article\":\"P1\",\"english\":\"Tea\"}");
    lake.put(
        "till",
        "2026-02-0" + day,
        "t%d.csv".formatted(day),
        "Receipt;Sold;Article;Pieces;Price",
        "T%d;0%d.02.2026 10:00;p1;2;2,50".formatted(day, day));
  }
}
