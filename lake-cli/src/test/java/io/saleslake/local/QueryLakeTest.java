package io.saleslake.local;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeOfTables;
import io.saleslake.cli.OutputFormat;
import io.saleslake.ledger.OpsTables;
import io.saleslake.names.Layer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryLakeTest {
  private static final Schema SALES =
      new Schema(
          optional(1, "store", Types.StringType.get()),
          optional(2, "amount", Types.DecimalType.of(28, 4)),
          optional(3, "sold_at", Types.TimestampType.withZone()));

  @TempDir Path folder;
  @AutoClose private Lake lake;
  private Table sales;

  @BeforeEach
  void createLake() {
    lake = LakeOfTables.open(folder.resolve("a lake [1]"));
    sales = LakeOfTables.create(lake, Layer.GOLD, "sales", SALES);
    LakeOfTables.append(sales, List.of(sale("Zürich", "12345678901234567890.1234")));
  }

  private static Map<String, Object> sale(String store, String amount) {
    return Map.of(
        "store",
        store,
        "amount",
        new BigDecimal(amount),
        "sold_at",
        OffsetDateTime.parse("2026-01-31T23:30:00Z"));
  }

  @Test
  void keepsEveryDigitOfMoneyAndShowsInstantsInUtc() {
    assertThat(query("FROM gold.sales", OutputFormat.JSON))
        .isEqualTo(
            """
            [
            {"store":"Zürich","amount":12345678901234567890.1234,"sold_at":"2026-01-31T23:30:00Z"}
            ]
            """);
    assertThat(query("SELECT sold_at::DATE AS day FROM gold.sales", OutputFormat.CSV))
        .isEqualTo("day\n2026-01-31\n");
  }

  @Test
  void readsOnlyTheCurrentSnapshot() {
    sales.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
    LakeOfTables.append(sales, List.of(sale("Bern", "1.0000")));

    assertThat(query("SELECT store FROM gold.sales", OutputFormat.CSV)).isEqualTo("store\nBern\n");
  }

  @Test
  void readsFilesFromBeforeAColumnCame() {
    sales
        .updateSchema()
        .addColumn("channel", Types.StringType.get())
        .renameColumn("store", "shop")
        .commit();

    assertThat(query("SELECT shop, channel FROM gold.sales", OutputFormat.CSV))
        .isEqualTo("shop,channel\nZürich,\n");
  }

  @Test
  void givesAnEmptyTableItsTypes() {
    LakeOfTables.create(lake, Layer.SILVER, "nothing", SALES);

    assertThat(query("SELECT typeof(sum(amount)) AS t FROM silver.nothing", OutputFormat.CSV))
        .isEqualTo("t\n\"DECIMAL(38,4)\"\n");
    assertThat(query("FROM silver.nothing", OutputFormat.JSON)).isEqualTo("[]\n");
  }

  @Test
  void readsPartitionedTablesWithListsOfReasons() {
    Table quarantine = lake.ensure(Layer.OPS, OpsTables.QUARANTINE);
    GenericRecord reason =
        GenericRecord.create(
            quarantine.schema().findType("reasons").asListType().elementType().asStructType());
    reason.setField("rule", "required");
    reason.setField("column", "product_id");
    LakeOfTables.append(
        quarantine,
        List.of(Map.of("feed", "web shop/1", "status", "open", "reasons", List.of(reason))));

    assertThat(query("SELECT feed, reasons FROM ops.quarantine", OutputFormat.JSON))
        .isEqualTo(
            """
            [
            {"feed":"web shop/1","reasons":[{"rule":"required","column":"product_id","value":null}]}
            ]
            """);
    assertThat(query("SELECT count(*) AS columns FROM (DESCRIBE ops.quarantine)", OutputFormat.CSV))
        .isEqualTo("columns\n10\n");
  }

  @Test
  void findsTablesInAnyCaseAndInAnyPartOfAQuery() {
    assertThat(
            query(
                """
                WITH big AS (SELECT * FROM Gold.SALES WHERE amount > 1)
                SELECT (SELECT count(*) FROM gold.sales) AS n FROM big
                """,
                OutputFormat.CSV))
        .isEqualTo("n\n1\n");
    assertThat(query("FROM query_table('gold.sales') SELECT store", OutputFormat.CSV))
        .isEqualTo("store\nZürich\n");
    assertThat(query("SHOW ALL TABLES", OutputFormat.CSV)).contains("gold,sales");
  }

  @Test
  void explainsAQuery() {
    assertThat(query("EXPLAIN SELECT store FROM gold.sales", OutputFormat.JSON))
        .contains("\"explain_key\":\"physical_plan\"", "READ_PARQUET");
    assertThat(query("explain analyze SELECT count(*) FROM gold.sales", OutputFormat.JSON))
        .contains("analyzed_plan");
  }

  @Test
  void readsTheRawFilesOfTheLake() throws Exception {
    Path raw = folder.resolve("a lake [1]/bronze/sales/till/ingest_date=2026-01-31/a.csv");
    Files.createDirectories(raw.getParent());
    Files.writeString(raw, "sku,n\nA,1\n");

    assertThat(
            query(
                "SELECT sku, n FROM read_csv('%s')".formatted(raw.toString().replace("[", "[[]")),
                OutputFormat.CSV))
        .isEqualTo("sku,n\nA,1\n");
  }

  @Test
  void listsAllTablesForAnUnknownOne() {
    assertCannotQuery("FROM gold.sale", "Cannot query: no table gold.sale (tables: gold.sales)");
    assertCannotQuery("FROM bronze.x", "Cannot query: no table bronze.x (tables: gold.sales)");
    assertCannotQuery("FROM sales", "Cannot query: no table sales (tables: gold.sales)");
  }

  @Test
  void reportsAQueryErrorInOneLine() {
    assertCannotQuery("SELEC 1", "Cannot query: syntax error at or near \"SELEC\"");
    assertCannotQuery(
        "SELECT stor FROM gold.sales",
        "Cannot query: Binder Error: Referenced column \"stor\" not found in FROM clause!"
            + " Candidate bindings: \"store\", \"sold_at\"");
    assertCannotQuery("SELECT 1; SELECT 2", "Cannot query: one SELECT at a time");
    assertCannotQuery(" ", "Cannot query: one SELECT at a time");
  }

  @Test
  void cannotWriteNorReadOutsideTheLake() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
    String onlyReads =
        "Cannot query: only SELECT, DESCRIBE, SUMMARIZE, SHOW and EXPLAIN can be queried";
    Path target = folder.resolve("a lake [1]/out.csv");

    assertCannotQuery("COPY (SELECT 1) TO '%s'".formatted(target), onlyReads);
    assertCannotQuery("SELECT 1; COPY (SELECT 1) TO '%s'".formatted(target), onlyReads);
    assertCannotQuery("ATTACH '%s'".formatted(target), onlyReads);
    assertCannotQuery("DROP VIEW gold.sales", onlyReads);
    assertCannotQuery("EXPLAIN COPY (SELECT 1) TO '%s'".formatted(target), onlyReads);
    assertCannotQuery("EXPLAIN ANALYZE DROP VIEW gold.sales", onlyReads);
    assertThat(target).doesNotExist();
    assertThatThrownBy(() -> query("FROM '%s'".formatted(elsewhere), OutputFormat.CSV))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("file system operations are disabled by configuration");
  }

  private void assertCannotQuery(String sql, String message) {
    assertThatThrownBy(() -> query(sql, OutputFormat.CSV))
        .isInstanceOf(LakeException.class)
        .hasMessage(message);
  }

  private String query(String sql, OutputFormat format) {
    StringWriter text = new StringWriter();
    QueryLake.query(lake, sql, format.writer(new PrintWriter(text)));
    return text.toString();
  }
}
