package io.saleslake.silver;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.Sales;
import io.saleslake.TestLake;
import io.saleslake.ledger.RowCounts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results that docs/adr/0003-newest-wins.md documents for a row that is delivered again. */
@OnBothEngines
@Tag("slow")
class RedeliveryTest {
  private static final RowCounts INSERTED = new RowCounts(1, 1, 0, 0, 0, 0);
  private static final RowCounts UPDATED = new RowCounts(1, 0, 1, 0, 0, 0);
  private static final RowCounts DUPLICATE = new RowCounts(1, 0, 0, 1, 0, 0);

  @TempDir Path folder;
  @AutoClose private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = Sales.lakeWithReferences(folder);
  }

  @Test
  void replacesACorrectionThatArrivedBeforeIt() {
    assertThat(promote("2026-02-01", "A1", "10")).isEqualTo(INSERTED);
    assertThat(promote("2026-02-02", "B2", "20")).isEqualTo(UPDATED);
    assertThat(promote("2026-02-03", "A3", "10")).isEqualTo(UPDATED);
    assertThat(line()).containsExactly("10.0000|A3.csv|2026-02-03");
  }

  @Test
  void doesNotReplaceACorrectionWithALaterTimeOfChange() {
    assertThat(promoteWebshop("2026-02-01", "A1", "08", "10")).isEqualTo(INSERTED);
    assertThat(promoteWebshop("2026-02-02", "B2", "09", "20")).isEqualTo(UPDATED);
    assertThat(promoteWebshop("2026-02-03", "A3", "08", "10")).isEqualTo(DUPLICATE);
    assertThat(line()).containsExactly("20.0000|B2.json|2026-02-02");
  }

  @Test
  void doesNotRenewTheArrivalOfAnIdenticalRow() {
    promote("2026-02-01", "A1", "10");
    assertThat(promote("2026-02-03", "A3", "10")).isEqualTo(DUPLICATE);
    assertThat(line()).containsExactly("10.0000|A1.csv|2026-02-01");

    assertThat(promote("2026-02-02", "B2", "20")).isEqualTo(UPDATED);
    assertThat(line()).containsExactly("20.0000|B2.csv|2026-02-02");
  }

  @Test
  void takesPrecedenceOverALateCorrectionInTheSameBatch() {
    put("2026-02-01", "A1", "10");
    put("2026-02-03", "A3", "10");
    put("2026-02-02", "B2", "20");
    assertThat(batchOf(lake.run(), "storefront").rows()).isEqualTo(new RowCounts(3, 1, 0, 1, 1, 0));
    assertThat(line()).containsExactly("10.0000|A3.csv|2026-02-03");
  }

  private RowCounts promote(String day, String name, String price) {
    put(day, name, price);
    return batchOf(lake.run(), "storefront").rows();
  }

  private void put(String day, String name, String price) {
    lake.put(
        "storefront",
        day,
        name + ".csv",
        STOREFRONT_HEADER,
        till("R1", 1, "2026-01-31T09:00:00", "P1", "1", price));
  }

  private RowCounts promoteWebshop(String day, String name, String changedAt, String price) {
    lake.put(
        "webshop",
        day,
        name + ".json",
        "{\"order_id\":\"W1\",\"line\":1,\"ordered_at\":\"2026-01-31T08:00:00Z\",\"updated_at\":\"2026-01-31T%s:00:00Z\",\"customer_id\":\"C1\",\"sku\":\"P1\",\"qty\":1,\"price\":%s,\"currency\":\"EUR\",\"state\":\"placed\"}"
            .formatted(changedAt, price));
    return batchOf(lake.run(), "webshop").rows();
  }

  /** Amount, file and day of arrival of the only line. */
  private List<String> line() {
    return lake.query(
        "SELECT amount, regexp_extract(_source_file, '[^/]+$', 0), regexp_extract(_source_file, 'ingest_date=([^/]+)', 1) FROM silver.order_lines");
  }
}
