package io.saleslake.bronze;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static io.saleslake.TestLake.batchOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.Sales;
import io.saleslake.TestLake;
import io.saleslake.ledger.RowCounts;
import io.saleslake.silver.BatchReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
class RawFilesTest {
  private static final String GOOD = till("R1", 1, "2026-02-10T09:30:00", "P1", "2", "24.90");

  private static final String NOT_UTF_8 =
      "not UTF-8 in or after line 1; options.encoding names the encoding of a feed";

  @TempDir Path folder;
  @AutoClose private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = Sales.lakeWithReferences(folder);
  }

  @Test
  void readsProductsWithDecimalCommasThousandsMarksAndDescriptionsOverSeveralLines() {
    lake.run();

    assertThat(lake.query("SELECT product_id, name, list_price FROM silver.products ORDER BY 1"))
        .containsExactly("P1|Kettle|24.9000", "P2|Lamp|1299.0000", "P3|Chair|99.0000");
  }

  @Test
  void readsGzipWithoutHeaderAndTriesDateFormatsInOrder() throws IOException {
    lake.put(
        "stores",
        "2026-02-01",
        "more.csv.gz",
        gzip(
            "S2\tAltstadt\tBern\tSouth\tSwitzerland\tCHF\t01.10.2020\nS3\tQuai\tGenf\tWest\tSwitzerland\tCHF\t2021-03-04\n"));
    lake.run();

    assertThat(lake.query("SELECT store_id, opened_on FROM silver.stores ORDER BY 1"))
        .containsExactly("S1|2019-05-01", "S2|2020-10-01", "S3|2021-03-04");
  }

  @Test
  void readsWesternEuropeanEncodingWhereTheFeedDeclaresIt() {
    lake.put(
        "customers",
        "2026-02-01",
        "latin.csv",
        ("CustomerNo;Name;Email;Segment;Country;Region;City;Registered;ChangedAt\n"
                + "C3;Jürg Müller;jm@example.org;Consumer;Schweiz;Ost;Zürich;01.02.2025;2026-01-02 00:00:00\n")
            .getBytes(ISO_8859_1));
    lake.run();

    assertThat(lake.query("SELECT name, city FROM silver.customers WHERE customer_id = 'C3'"))
        .containsExactly("Jürg Müller|Zürich");
  }

  @Test
  void findsColumnsByNameWhenTheHeaderIsReorderedOrHasANewColumnOrLacksAnOptionalOne() {
    String reordered =
        "kind,currency,discount,unit_price,quantity,department,product_id,card_no,region,country,store_id,sold_at,line_no,receipt_no";
    lake.put("storefront", "2026-02-11", "a.csv", STOREFRONT_HEADER, GOOD);
    lake.put(
        "storefront",
        "2026-02-11",
        "b.csv",
        reordered,
        "return,EUR,0,10.00,-1,Home,P2,C2,West,France,S1,2026-02-10T10:00:00,1,R2");
    lake.put(
        "storefront",
        "2026-02-11",
        "c.csv",
        STOREFRONT_HEADER.replace(",kind", ",promotion_code,kind").replace("card_no,", ""),
        "R3,1,2026-02-10T11:00:00,S1,Germany,North,P3,Office,1,5.00,0,EUR,SPRING,sale");
    BatchReport report = batchOf(lake.run(), "storefront");

    assertThat(
            lake.query(
                "SELECT order_id, customer_id, product_id, amount, status FROM silver.order_lines ORDER BY 1"))
        .containsExactly(
            "R1|C1|P1|49.8000|sale", "R2|C2|P2|-10.0000|return", "R3|null|P3|5.0000|sale");
    assertThat(report.drift())
        .containsExactly("new column 'promotion_code' in 1 file", "no column 'card_no' in 1 file");
  }

  @Test
  void quarantinesEveryRowOfAFileThatLacksARequiredColumn() {
    lake.put(
        "storefront",
        "2026-02-11",
        "a.csv",
        STOREFRONT_HEADER.replace("product_id,", ""),
        GOOD.replace("P1,", ""));
    BatchReport report = batchOf(lake.run(), "storefront");

    assertThat(report.rows()).isEqualTo(new RowCounts(1, 0, 0, 0, 0, 1));
    assertThat(report.reasons()).isEqualTo(Map.of("required product_id", 1L));
  }

  @Test
  void quarantinesALineWithTooFewOrTooManyFieldsUnchanged() {
    lake.put(
        "storefront", "2026-02-11", "a.csv", STOREFRONT_HEADER, GOOD, "R9,1,oops", GOOD + ",x");
    BatchReport report = batchOf(lake.run(), "storefront");

    assertThat(report.rows()).isEqualTo(new RowCounts(3, 1, 0, 0, 0, 2));
    assertThat(
            lake.query(
                "SELECT get_json_object(raw_record, '$._corrupt_record') FROM ops.quarantine WHERE reasons[0].rule = 'record' ORDER BY 1"))
        .containsExactly(GOOD + ",x", "R9,1,oops");
  }

  @Test
  void quarantinesFilesThatCannotBeReadAndPromotesTheOthers() throws IOException {
    byte[] zipped = gzip(STOREFRONT_HEADER + "\n" + (GOOD + "\n").repeat(500));
    String good = lake.put("storefront", "2026-02-11", "good.csv", STOREFRONT_HEADER, GOOD);
    String truncated =
        lake.put(
            "storefront", "2026-02-11", "cut.csv.gz", Arrays.copyOf(zipped, zipped.length - 20));
    String empty = lake.put("storefront", "2026-02-11", "empty.csv", new byte[0]);
    String binary =
        lake.put("storefront", "2026-02-11", "photo.csv", new byte[] {1, 2, 0, 3, 10, 0, 9});
    String latin =
        lake.put(
            "storefront",
            "2026-02-11",
            "latin.csv",
            (STOREFRONT_HEADER + "\n" + GOOD.replace("Home", "Küche") + "\n").getBytes(ISO_8859_1));
    String foreign =
        lake.put("storefront", "2026-02-11", "json.csv", "{\"order_id\": 1}".getBytes(UTF_8));
    BatchReport report = batchOf(lake.run(), "storefront");

    assertThat(report.unreadable())
        .isEqualTo(
            Map.of(
                truncated, "truncated",
                empty, "empty file",
                binary, "binary content in line 1",
                latin, NOT_UTF_8,
                foreign, "its header has a quote inside the unquoted field 1"));
    assertThat(report.rows()).isEqualTo(new RowCounts(1, 1, 0, 0, 0, 0));
    assertThat(
            lake.query(
                "SELECT source_file, raw_record, reasons[0].rule, reasons[0].value FROM ops.quarantine ORDER BY 1"))
        .containsExactly(
            truncated + "|null|file|truncated",
            empty + "|null|file|empty file",
            foreign + "|null|file|its header has a quote inside the unquoted field 1",
            latin + "|null|file|" + NOT_UTF_8,
            binary + "|null|file|binary content in line 1");
    assertThat(
            lake.query(
                "SELECT path, status FROM ops.files WHERE feed = 'storefront' AND status = 'done'"))
        .containsExactly(good + "|done");
  }

  @Test
  void quarantinesInvalidParquetAvroAndJsonFiles() throws IOException {
    byte[] noise = "PAR1 and nothing more".getBytes(UTF_8);
    String parquet = lake.put("wholesale", "2026-02-11", "cut.parquet", noise);
    String avro = lake.put("partner", "2026-02-11", "cut.avro", noise);
    String json = lake.put("webshop", "2026-02-11", "list.json", "[1, 2]\n".getBytes(UTF_8));
    var run = lake.run();

    assertThat(batchOf(run, "wholesale").unreadable().get(parquet))
        .startsWith("not readable as parquet: ");
    assertThat(batchOf(run, "partner").unreadable().get(avro)).startsWith("not readable as avro: ");
    assertThat(batchOf(run, "webshop").unreadable())
        .isEqualTo(Map.of(json, "not JSON lines: record 1 is an array"));
  }

  @Test
  void readsJsonNumbersExactlyAndQuarantinesLinesThatAreNotJson() {
    lake.put(
        "webshop",
        "2026-02-11",
        "orders.json",
        "{\"order_id\":\"W1\",\"line\":1,\"ordered_at\":\"2026-02-10T23:59:59Z\",\"customer_id\":\"C1\",\"sku\":\"P1\",\"qty\":3,\"price\":12345678.1001,\"currency\":\"EUR\",\"state\":\"placed\",\"gift\":true}",
        "{\"order_id\":\"W2\",");
    BatchReport report = batchOf(lake.run(), "webshop");

    assertThat(
            lake.query("SELECT order_id, ordered_at, unit_price, amount FROM silver.order_lines"))
        .containsExactly("W1|2026-02-10 23:59:59.0|12345678.1001|37037034.3003");
    assertThat(report.rows()).isEqualTo(new RowCounts(2, 1, 0, 0, 0, 1));
    assertThat(report.drift()).contains("new column 'gift' in 1 file");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
