package io.saleslake;

import static io.saleslake.Sales.till;
import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.ledger.RowCounts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The starting point for new readers: follows one order line, its duplicate and an invalid copy
 * from a till's file to a mart.
 */
@OnBothEngines
class RecordJourneyTest {
  @TempDir Path folder;

  @Test
  void oneOrderIsPromotedFromFileToGoldWithADuplicateAndAnInvalidCopy() {
    try (TestLake lake = TestLake.asOnALaptop(folder)) {
      // Arrive: a till writes one line twice, and one with a quantity that is not a number.
      Sales.putReferences(lake);
      String file =
          lake.put(
              "storefront",
              "2026-02-11",
              "S1.csv",
              Sales.STOREFRONT_HEADER,
              till("R1", 1, "2026-02-10T09:30:00", "P1", "2", "24.90"),
              till("R1", 1, "2026-02-10T09:30:00", "P1", "2", "24.90"),
              till("R1", 2, "2026-02-10T09:30:00", "P2", "two", "10.00"));

      // Promote.
      var report = lake.run();

      // Silver: the line exists once, typed, with its source file.
      assertThat(
              lake.query(
                  "SELECT feed, order_id, line_id, ordered_at, quantity, amount, currency, status, _source_file FROM silver.order_lines"))
          .containsExactly("storefront|R1|1|2026-02-10 09:30:00.0|2.000|49.8000|EUR|sale|" + file);

      // Quarantine: the invalid copy, unchanged, with the rules that it violates.
      assertThat(
              lake.query(
                  "SELECT raw_record, array_join(transform(reasons, r -> concat_ws(' ', r.rule, r.column, r.value)), '; '), status FROM ops.quarantine"))
          .containsExactly(
              "{\"receipt_no\":\"R1\",\"line_no\":\"2\",\"sold_at\":\"2026-02-10T09:30:00\",\"store_id\":\"S1\","
                  + "\"country\":\"Germany\",\"region\":\"North\",\"card_no\":\"C1\",\"product_id\":\"P2\","
                  + "\"department\":\"Home\",\"quantity\":\"two\",\"unit_price\":\"10.00\",\"discount\":\"0\","
                  + "\"currency\":\"EUR\",\"kind\":\"sale\"}"
                  + "|type quantity two|open");

      // Account: three rows were read, and each one is counted once.
      assertThat(batchOf(report, "storefront").rows()).isEqualTo(new RowCounts(3, 1, 0, 1, 0, 1));
      assertThat(
              lake.query(
                  "SELECT path, status, rows_read, rows_inserted, rows_updated, rows_duplicate, rows_quarantined FROM ops.files WHERE feed = 'storefront'"))
          .containsExactly(file + "|done|3|1|0|1|1");

      // Gold: the day's sales.
      assertThat(
              lake.query(
                  "SELECT order_date, store_id, orders, lines, quantity, revenue FROM gold.daily_sales"))
          .containsExactly("2026-02-10|S1|1|1|2.000|49.8000");
    }
  }
}
