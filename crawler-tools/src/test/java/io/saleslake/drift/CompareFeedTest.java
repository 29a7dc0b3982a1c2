package io.saleslake.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.drift.Difference.Kind;
import io.saleslake.drift.FoundTable.FoundColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contracts are those of the project: web shop is JSON, wholesale Parquet, stores CSV. */
class CompareFeedTest {
  private static final Contracts CONTRACTS = ContractReader.read(Path.of("contracts"));

  @Test
  void findsNoDriftInMatchingFiles() {
    for (String feed : List.of("webshop", "stores", "superstore")) {
      assertThat(differences(feed, columns(feed))).isEmpty();
    }
  }

  @Test
  void findsNewMissingAndRetypedColumns() {
    Map<String, String> columns = columns("webshop");
    columns.put("gift wrap", "boolean");
    columns.put("qty", "string");
    columns.remove("segment");

    assertThat(differences("webshop", columns))
        .extracting(Difference::kind, Difference::name, Difference::header)
        .containsExactly(
            tuple(Kind.MISSING, "segment", "segment"),
            tuple(Kind.RETYPED, "qty", "qty"),
            tuple(Kind.NEW, "gift_wrap", "gift wrap"));
  }

  @Test
  void comparesNamesWithoutRegardToTheirCase() {
    Map<String, String> columns = columns("superstore");
    assertThat(columns).containsKey("Order ID");
    Map<String, String> small = new TreeMap<>();
    columns.forEach((name, type) -> small.put(name.toLowerCase(Locale.ROOT), type));

    assertThat(differences("superstore", small)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} found as {2} is drift: {3}")
  @CsvSource({
    // CSV: types are not compared.
    "stores, store_id, bigint, false",
    // JSON: numbers may be whole, times are text, text may look like a number.
    "webshop, qty, int, false",
    "webshop, qty, double, false",
    "webshop, qty, string, true",
    "webshop, qty, boolean, true",
    "webshop, line, bigint, false",
    "webshop, line, double, true",
    "webshop, ordered_at, string, false",
    "webshop, ordered_at, double, true",
    "webshop, sku, int, false",
    "webshop, sku, 'struct<a:int,b:string>', true",
    // Parquet files contain their types.
    "wholesale, unit_price, 'decimal(18,4)', false",
    "wholesale, unit_price, string, true",
    "wholesale, order_date, timestamp, false",
    "wholesale, order_date, string, true"
  })
  void acceptsTypesThatConvertToTheContractsType(
      String feed, String column, String type, boolean drifts) {
    Map<String, String> columns = columns(feed);
    assertThat(columns).containsKey(column);
    columns.put(column, type);

    assertThat(differences(feed, columns)).hasSize(drifts ? 1 : 0);
  }

  @Test
  void findsTheTableByItsFolder() {
    FeedContract feed = CONTRACTS.feed("webshop");
    FoundTable other = new FoundTable("webshop", "s3://bronze/sales/old_webshop", List.of());
    FoundTable mine = new FoundTable("webshop_1a2b", "s3://bronze/sales/webshop", List.of());

    assertThat(CompareFeed.compare(feed, List.of(other)).table()).isEmpty();
    assertThat(CompareFeed.compare(feed, List.of(other, mine)).table()).contains(mine);
  }

  @Test
  void suggestsTheChangeAsYaml() {
    Map<String, String> columns = columns("webshop");
    columns.put("gift wrap", "boolean");
    columns.put("fee", "double");
    columns.put("line", "double");
    columns.remove("segment");

    assertThat(SuggestChange.yaml(compare("webshop", columns)))
        .isEqualTo(
            """
            # contracts/sales/feeds/webshop.yaml: below the properties of the schema object 'webshop'
                  # was int
                  - name: line
                    logicalType: number
                    physicalType: double # decimal(18,4) if it is money
                  # gone from the files: segment; remove it and what maps it, or ask for it back
                  - name: fee
                    logicalType: number
                    physicalType: double # decimal(18,4) if it is money
                  - name: gift_wrap
                    physicalName: gift wrap
                    logicalType: boolean
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "bigint, logicalType: integer",
    "int, logicalType: integer|physicalType: int",
    "'decimal(10,2)', 'logicalType: number|physicalType: decimal(10,2)'",
    "varchar(20), logicalType: string",
    "date, logicalType: date",
    "timestamp, logicalType: timestamp",
    "array<int>, logicalType: string # nested in the files: array<int>"
  })
  void writesTypesOfGlueAsContractTypes(String type, String lines) {
    assertThat(GlueType.odcs(type)).isEqualTo(lines.replace('|', '\n'));
  }

  /**
   * The table that a crawler finds for files that match the contract, with columns in any order.
   */
  private static Map<String, String> columns(String feed) {
    Map<String, String> columns = new TreeMap<>();
    CONTRACTS.feed(feed).columns().forEach(raw -> columns.put(raw.header(), raw.type().sql()));
    return columns;
  }

  private static List<Difference> differences(String feed, Map<String, String> columns) {
    return compare(feed, columns).differences();
  }

  private static FeedDrift compare(String feed, Map<String, String> columns) {
    List<FoundColumn> found = new ArrayList<>();
    columns.forEach((name, type) -> found.add(new FoundColumn(name, type)));
    FeedContract contract = CONTRACTS.feed(feed);
    FoundTable table = new FoundTable(feed, "s3://bronze/" + contract.prefix(), found);
    return CompareFeed.compare(contract, List.of(table));
  }
}
