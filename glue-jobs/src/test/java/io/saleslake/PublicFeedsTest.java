package io.saleslake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feeds for public data sets, with made-up rows in their layouts. */
@OnBothEngines
@Tag("slow")
class PublicFeedsTest {
  private static final String SUPERSTORE_HEADER =
      "Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,Country,City,State,"
          + "Postal Code,Region,Product ID,Category,Sub-Category,Product Name,Sales";
  private static final String RETAIL_HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

  @TempDir Path folder;
  @AutoClose private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = TestLake.asOnALaptop(folder);
  }

  @Test
  void promotesSuperstore() throws SQLException {
    String file =
        lake.put(
            "superstore",
            "2026-03-01",
            "train.csv",
            SUPERSTORE_HEADER,
            superstore(1, "XX-2017-000001", "03/04/2017", "07/04/2017", "10001", "261.96"),
            superstore(2, "XX-2017-000001", "03/04/2017", "07/04/2017", "10001", "14.62"),
            // No postal code, and a day that exists in this order of day and month only.
            superstore(3, "XX-2018-000002", "31/12/2018", "02/01/2019", "", "0.444"),
            // An exact copy, a month 13 and no amount.
            superstore(2, "XX-2017-000001", "03/04/2017", "07/04/2017", "10001", "14.62"),
            superstore(4, "XX-2017-000003", "04/13/2017", "15/04/2017", "10001", "5"),
            superstore(5, "XX-2017-000004", "05/04/2017", "07/04/2017", "10001", ""));
    lake.run();

    assertThat(rowCounts()).containsExactly("6|3|0|1|2");
    assertThat(
            lake.query(
                "SELECT order_id, line_id, ordered_at, customer_id, product_id, quantity, unit_price, amount, currency,"
                    + " status, region, country, segment, category, channel FROM silver.order_lines ORDER BY line_id"))
        .containsExactly(
            "XX-2017-000001|1|2017-04-03 00:00:00.0|CU-1|PR-1|null|null|261.9600|USD|sale|Nord|Utopia|Consumer|Tools|null",
            "XX-2017-000001|2|2017-04-03 00:00:00.0|CU-1|PR-2|null|null|14.6200|USD|sale|Nord|Utopia|Consumer|Tools|null",
            "XX-2018-000002|3|2018-12-31 00:00:00.0|CU-1|PR-3|null|null|0.4440|USD|sale|Nord|Utopia|Consumer|Tools|null");
    assertThat(quarantine())
        .containsExactly(file + "|5|required amount", file + "|4|type order_date 04/13/2017");
    assertMarts();
  }

  @Test
  void promotesOnlineRetail() throws SQLException {
    String file =
        lake.put(
            "online_retail",
            "2026-03-01",
            "data.csv",
            RETAIL_HEADER,
            retail("900001", "1001A", "RED KETTLE", "6", "2010-12-01 08:26:00", "2.55", "10001.0"),
            retail("900001", "1001a", "RED KETTLE", "6", "2010-12-01 08:26:00", "2.55", "10001.0"),
            retail(
                "900001", "1002", "\"LAMP, BLUE\"", "3", "2010-12-01 08:26:00", "1.1", "10001.0"),
            // The same product twice in one invoice, with another quantity.
            retail(
                "900001", "1002", "\"LAMP, BLUE\"", "4", "2010-12-01 08:26:00", "1.1", "10001.0"),
            // Without customer and description, free of charge; a price of four decimals.
            retail("900002", "1003", "", "1", "2010-12-02 09:00:00", "0.0", ""),
            retail("900003", "1004", "CHAIR", "7", "2010-12-02 09:01:00", "0.1234", "10002"),
            // A cancellation, a stock adjustment, a bad debt.
            retail(
                "C900004", "1001A", "RED KETTLE", "-6", "2011-01-03 10:00:00", "2.55", "10001.0"),
            retail("900005", "1003", "damaged", "-20", "2011-01-03 10:01:00", "0.0", ""),
            retail("A900006", "B", "Adjust bad debt", "1", "2011-01-03 10:02:00", "-1106.5", ""),
            // Exact copies; a negative price in a sale; half a unit; text as a price.
            retail("900003", "1004", "CHAIR", "7", "2010-12-02 09:01:00", "0.1234", "10002"),
            retail("900003", "1004", "CHAIR", "7", "2010-12-02 09:01:00", "0.1234", "10002"),
            retail("900007", "1004", "CHAIR", "1", "2010-12-02 09:01:00", "-1", "10002"),
            retail("900008", "1004", "CHAIR", "1.5", "2010-12-02 09:01:00", "1", "10002"),
            retail("900009", "1004", "CHAIR", "1", "2010-12-02 09:01:00", "free", "10002"));
    lake.run();

    assertThat(rowCounts()).containsExactly("14|9|0|2|3");
    assertThat(
            lake.query(
                "SELECT order_id, regexp_extract(line_id, '^(.*)-[0-9a-f]+$', 1), ordered_at, customer_id, product_id,"
                    + " quantity, unit_price, discount, amount, currency, status, country, channel"
                    + " FROM silver.order_lines ORDER BY order_id, 2, quantity"))
        .containsExactly(
            "900001|1001A|2010-12-01 08:26:00.0|10001|1001A|6.000|2.5500|0.0000|15.3000|GBP|sale|Atlantis|web",
            "900001|1001a|2010-12-01 08:26:00.0|10001|1001A|6.000|2.5500|0.0000|15.3000|GBP|sale|Atlantis|web",
            "900001|1002|2010-12-01 08:26:00.0|10001|1002|3.000|1.1000|0.0000|3.3000|GBP|sale|Atlantis|web",
            "900001|1002|2010-12-01 08:26:00.0|10001|1002|4.000|1.1000|0.0000|4.4000|GBP|sale|Atlantis|web",
            "900002|1003|2010-12-02 09:00:00.0|null|1003|1.000|0.0000|0.0000|0.0000|GBP|sale|Atlantis|web",
            "900003|1004|2010-12-02 09:01:00.0|10002|1004|7.000|0.1234|0.0000|0.8638|GBP|sale|Atlantis|web",
            "900005|1003|2011-01-03 10:01:00.0|null|1003|-20.000|0.0000|0.0000|0.0000|GBP|adjustment|Atlantis|web",
            "A900006|B|2011-01-03 10:02:00.0|null|B|1.000|-1106.5000|0.0000|-1106.5000|GBP|adjustment|Atlantis|web",
            "C900004|1001A|2011-01-03 10:00:00.0|10001|1001A|-6.000|2.5500|0.0000|-15.3000|GBP|cancellation|Atlantis|web");
    assertThat(
            lake.query(
                "SELECT year, lines, sales_amount, returned_amount, revenue FROM gold.yearly_sales ORDER BY 1"))
        .containsExactly("2010|6|39.1638|0.0000|39.1638", "2011|3|0.0000|-1121.8000|-1121.8000");
    assertThat(quarantine())
        .containsExactly(
            file + "|900007|negative_price",
            file + "|900008|type quantity 1.5",
            file + "|900009|type unit_price free");
    assertMarts();
  }

  private static String superstore(
      int row, String order, String ordered, String shipped, String postalCode, String sales) {
    return "%d,%s,%s,%s,Second Class,CU-1,Ada Example,Consumer,Utopia,Springfield,Anystate,%s,Nord,PR-%d,Tools,Saws,\"Saw, small\",%s"
        .formatted(row, order, ordered, shipped, postalCode, row, sales);
  }

  private static String retail(String... fields) {
    return String.join(",", fields) + ",Atlantis";
  }

  private List<String> rowCounts() {
    return lake.query(
        "SELECT rows_read, rows_inserted, rows_updated, rows_duplicate, rows_quarantined FROM ops.files");
  }

  private List<String> quarantine() {
    return lake.query(
        "SELECT source_file, coalesce(get_json_object(raw_record, '$.InvoiceNo'), get_json_object(raw_record, '$.Row ID')),"
            + " array_join(transform(reasons, r -> concat_ws(' ', r.rule, r.column, r.value)), '; ') FROM ops.quarantine"
            + " ORDER BY 3");
  }

  private void assertMarts() throws SQLException {
    try (PlainSql sql = new PlainSql(lake)) {
      sql.assertMarts("of made-up rows");
    }
  }
}
