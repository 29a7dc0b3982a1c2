package io.saleslake.silver;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static io.saleslake.TestLake.batchOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.Sales;
import io.saleslake.TestLake;
import io.saleslake.ledger.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
@Tag("slow")
class ReplayTest {
  private static final String NINE = "2026-02-10T09:00:00";

  @TempDir Path folder;

  @Test
  void promotesRawRecordsAndUnreadableFilesWithTheCorrectedContract() throws IOException {
    Path contracts = TestLake.copyContracts(folder.resolve("contracts"));
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      Sales.putReferences(lake);
      String good = till("R1", 1, NINE, "P1", "1", "10");
      String file =
          lake.put(
              "storefront",
              "2026-02-10",
              "a.csv",
              STOREFRONT_HEADER,
              good,
              till("R2", 1, NINE, "P1", "1", "20").replace("EUR", "CZK"),
              till("R2", 1, NINE, "P1", "1", "20").replace("EUR", "CZK"),
              till("R3", 1, NINE, "P1", "one", "30"));
      String latin =
          lake.put(
              "storefront",
              "2026-02-11",
              "b.csv",
              (STOREFRONT_HEADER
                      + "\n"
                      + till("R4", 1, NINE, "P1", "1", "40").replace("Home", "Küche")
                      + "\n")
                  .getBytes(ISO_8859_1));
      assertThat(batchOf(lake.run(), "storefront").rows())
          .isEqualTo(new RowCounts(4, 1, 0, 0, 0, 3));

      // Without a correction nothing changes.
      assertThat(batchOf(lake.replay(), "storefront").rows())
          .isEqualTo(new RowCounts(3, 0, 0, 0, 0, 3));
      assertThat(lake.query("SELECT count(*) FROM ops.batches WHERE feed = 'storefront'"))
          .containsExactly("1");

      // The contract now allows CZK and Latin-1 files.
      edit(contracts.resolve("sales/order_lines.yaml"), "CHF, DKK", "CHF, CZK, DKK");
      edit(
          contracts.resolve("sales/feeds/storefront.yaml"),
          "        value: csv\n",
          "        value: csv\n      - property: options\n        value:\n          encoding: ISO-8859-1\n");
      edit(contracts.resolve("sales/feeds/storefront.yaml"), "version: 1.0.0", "version: 1.1.0");
      lake.useContracts(contracts);
      assertThat(batchOf(lake.replay(), "storefront").rows())
          .isEqualTo(new RowCounts(4, 2, 0, 1, 0, 1));

      assertThat(
              lake.query(
                  "SELECT order_id, amount, currency, category, _source_file FROM silver.order_lines ORDER BY 1"))
          .containsExactly(
              "R1|10.0000|EUR|Home|" + file,
              "R2|20.0000|CZK|Home|" + file,
              "R4|40.0000|EUR|Küche|" + latin);
      String batch =
          lake.query(
                  "SELECT batch_id FROM ops.batches WHERE feed = 'storefront' ORDER BY finished_at DESC")
              .get(0);
      assertThat(
              lake.query(
                  "SELECT source_file, get_json_object(raw_record, '$.receipt_no'), status, resolved_by_batch, contract_version FROM ops.quarantine ORDER BY ALL"))
          .containsExactly(
              file + "|R2|resolved|" + batch + "|1.0.0",
              file + "|R2|resolved|" + batch + "|1.0.0",
              file + "|R3|open|null|1.1.0",
              latin + "|null|resolved|" + batch + "|1.0.0");
      assertThat(lake.query("SELECT sum(revenue) FROM gold.daily_sales"))
          .containsExactly("70.0000");

      // And a third time, only the row that is still broken is tried.
      assertThat(batchOf(lake.replay(), "storefront").rows())
          .isEqualTo(new RowCounts(1, 0, 0, 0, 0, 1));
      assertThat(lake.query("SELECT count(*) FROM silver.order_lines")).containsExactly("3");
    }
  }

  @Test
  void keepsTheNewestOfSeveralRawRecordsWithTheSameKey() throws IOException {
    Path contracts = TestLake.copyContracts(folder.resolve("contracts"));
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      Sales.putReferences(lake);
      for (int day = 1; day <= 8; day++) {
        lake.put(
            "storefront",
            "2026-02-0" + day,
            "day.csv",
            STOREFRONT_HEADER,
            till("R1", 1, NINE, "P1", "1", "1" + day).replace("EUR", "CZK"));
      }
      lake.run();
      edit(contracts.resolve("sales/order_lines.yaml"), "CHF, DKK", "CHF, CZK, DKK");
      lake.useContracts(contracts);

      assertThat(batchOf(lake.replay(), "storefront").rows())
          .isEqualTo(new RowCounts(8, 1, 0, 0, 7, 0));
      assertThat(lake.query("SELECT amount FROM silver.order_lines")).containsExactly("18.0000");
    }
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
