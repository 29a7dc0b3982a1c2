package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.names.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractReaderTest {
  private static final Path PROJECT = Path.of("contracts");

  @Test
  void readsTheContractsOfTheProject() {
    Contracts contracts = ContractReader.read(PROJECT);

    assertThat(contracts.tables())
        .containsOnlyKeys("customers", "fx_rates", "order_lines", "products", "stores");
    assertThat(contracts.feeds())
        .containsKeys(
            "storefront",
            "webshop",
            "wholesale",
            "partner",
            "customers",
            "products",
            "stores",
            "superstore",
            "online_retail",
            "ecb_fx");
    assertThat(contracts.marts())
        .containsKeys(
            "daily_sales",
            "regional_revenue",
            "segment_yearly",
            "yearly_sales",
            "product_performance",
            "customer_value");
  }

  @Test
  void putsFeedsOfReferencedTablesFirst() {
    List<FeedContract> feeds = ContractReader.read(PROJECT).feedsInOrder();

    assertThat(feeds).hasSameSizeAs(ContractReader.read(PROJECT).feeds().values());
    for (FeedContract feed : feeds) {
      List<String> from =
          feeds.subList(0, feeds.indexOf(feed)).stream().map(f -> f.table().name()).toList();
      assertThat(from)
          .as("tables filled before %s", feed.name())
          .containsAll(feed.references().stream().map(Reference::table).toList());
    }
    assertThat(feeds).flatExtracting(FeedContract::references).isNotEmpty();
  }

  @Test
  void putsDailySalesBeforeTheMartsThatReadIt() {
    List<MartContract> marts = ContractReader.read(PROJECT).martsInOrder();

    List<String> names = marts.stream().map(MartContract::name).toList();
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(ContractReader.read(PROJECT).marts().keySet());
    assertThat(names.subList(names.indexOf("daily_sales") + 1, names.size()))
        .containsAll(
            marts.stream()
                .filter(mart -> mart.sources().contains(TableName.gold("daily_sales")))
                .map(MartContract::name)
                .toList())
        .contains("regional_revenue", "segment_yearly", "yearly_sales");
  }

  @Test
  void acceptsTheContractsThatTheOtherTestsBreak(@TempDir Path folder) throws IOException {
    Contracts contracts = ContractReader.read(Change.baseline(folder));

    assertThat(contracts.tables()).containsOnlyKeys("products", "sales");
    assertThat(contracts.feeds()).containsOnlyKeys("price_list", "till");
    assertThat(contracts.marts()).containsOnlyKeys("sales_by_day", "sales_by_year");
  }

  @Test
  void reportsFiveProblemsInFiveFilesTogether(@TempDir Path folder) throws IOException {
    Path contracts = Change.baseline(folder);
    Change.of("shop/products.yaml", "version: 1.0.0\n", "")
        .and(Change.of("shop/sales.yaml", "maximum: 1000", "maximum: many"))
        .and(Change.of("shop/feeds/till.yaml", "- name: currency\n", "- name: curency\n"))
        .and(Change.of("shop/feeds/price_list.yaml", "status: active", "statsu: active"))
        .and(Change.of("shop/marts/sales_by_day.yaml", "column: day", "column: date"))
        .apply(contracts);

    assertThatThrownBy(() -> ContractReader.read(contracts))
        .isInstanceOf(InvalidContractsException.class)
        .hasMessage(
            """
            Invalid contracts: 6 problems
              contracts/shop/feeds/price_list.yaml: statsu: unknown key
              contracts/shop/feeds/price_list.yaml: status: missing
              contracts/shop/feeds/till.yaml: schema[1].properties[5].name: column 'curency' does not exist in sales
              contracts/shop/marts/sales_by_day.yaml: schema[0].recompute.column: column 'date' does not exist
              contracts/shop/products.yaml: version: missing
              contracts/shop/sales.yaml: schema[0].properties[3].logicalTypeOptions.maximum: 'many' is not a number""");
  }

  @Test
  void doesNotReportReferencesToAnInvalidTable(@TempDir Path folder) throws IOException {
    assertThat(
            Change.of("shop/sales.yaml", "kind: DataContract", "kind DataContract")
                .problemsIn(folder))
        .containsExactly(
            "contracts/shop/sales.yaml: not valid YAML in line 3: could not find expected ':'");
  }

  @Test
  void listsAllFeedsForAnUnknownName(@TempDir Path folder) throws IOException {
    Contracts contracts = ContractReader.read(Change.baseline(folder));

    assertThatThrownBy(() -> contracts.feed("tills"))
        .isInstanceOf(LakeException.class)
        .hasMessage("Unknown feed 'tills' (feeds: price_list, till)");
  }

  @Test
  void reportsAMissingFolder(@TempDir Path folder) {
    assertThatThrownBy(() -> ContractReader.read(folder.resolve("none")))
        .isInstanceOf(LakeException.class)
        .hasMessage("Cannot read contracts: no folder " + folder.resolve("none"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strays")
  void names(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    assertThat(change.problemsIn(folder)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> strays() {
    String ending = ": not a contract: that is a file whose name ends in .yaml";
    return Stream.of(
        Change.write("shop/README.md", "# Notes").gives("no notes in Markdown"),
        Change.write("shop/.hidden", "").gives("no hidden files"),
        Change.copy("shop/products.yaml", "shop/articles.yml")
            .gives("a contract that ends in .yml", "contracts/shop/articles.yml" + ending),
        Change.copy("shop/feeds/till.yaml", "shop/feeds/till.yaml.bak")
            .gives("a copy of a feed", "contracts/shop/feeds/till.yaml.bak" + ending),
        Change.copy("shop/feeds/till.yaml", "shop/feeds/old/till.yaml")
            .gives("a folder of feeds", "contracts/shop/feeds/old" + ending),
        Change.copy("shop/feeds/till.yaml", "shop/feed/till.yaml")
            .gives(
                "an unknown folder", "contracts/shop/feed: unknown folder (allowed: feeds, marts)"),
        Change.copy("shop/products.yaml", "products.yaml")
            .gives(
                "a contract without a domain",
                "contracts/products.yaml: must be in the folder of a domain"),
        Change.write("shop/marts/other.sql", "SELECT 1")
            .gives(
                "a query without a contract",
                "contracts/shop/marts/other.sql: has no contract with the same name"),
        Change.copy("shop/products.yaml", "shop/my-products.yaml")
            .gives(
                "a name that is none",
                "contracts/shop/my-products.yaml: 'my-products' is not a lower-case name (a-z, 0-9,"
                    + " _)",
                "contracts/shop/my-products.yaml: schema[0].name: must be the file's name,"
                    + " 'my-products', not 'products'"),
        Change.copy("shop/products.yaml", "store/products.yaml")
            .and(Change.of("store/products.yaml", "domain: shop", "domain: store"))
            .gives(
                "two tables of one name",
                "contracts/store/products.yaml: the name 'products' is taken in domain shop"));
  }
}
