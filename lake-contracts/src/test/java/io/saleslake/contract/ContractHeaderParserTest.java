package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractHeaderParserTest {
  private static final String SALES = "contracts/shop/sales.yaml: ";

  @Test
  void readsOwnerAndFreshnessOfATable(@TempDir Path folder) throws IOException {
    assertThat(ContractReader.read(Change.baseline(folder)).tables())
        .extractingByKey("sales")
        .extracting(TableContract::header)
        .isEqualTo(
            new ContractHeader(
                "contracts/shop/sales.yaml",
                "shop",
                "1.0.0",
                "shop-data",
                "One row per sale.",
                Optional.of(Duration.ofHours(26)),
                Optional.empty()));
  }

  @Test
  void readsHowFarBackATableCanBeQueried(@TempDir Path folder) throws IOException {
    Path contracts = Change.baseline(folder);
    Path sales = contracts.resolve("shop/sales.yaml");
    Files.writeString(
        sales,
        Files.readString(sales)
            .replace(
                "    unit: h\n", "    unit: h\n  - {property: history, value: 30, unit: d}\n"));
    assertThat(ContractReader.read(contracts).tables())
        .extractingByKey("sales")
        .extracting(table -> table.header().history())
        .isEqualTo(Optional.of(Duration.ofDays(30)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void namesFileAndKeyOf(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    assertThat(change.problemsIn(folder)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        sales("apiVersion: v3.1.0\n", "").gives("no apiVersion", SALES + "apiVersion: missing"),
        sales("apiVersion: v3.1.0", "apiVersion: v3.0.2")
            .gives("another apiVersion", SALES + "apiVersion: must be 'v3.1.0', not 'v3.0.2'"),
        sales("kind: DataContract\n", "").gives("no kind", SALES + "kind: missing"),
        sales("kind: DataContract", "kind: DataProduct")
            .gives("another kind", SALES + "kind: must be 'DataContract', not 'DataProduct'"),
        sales("id: shop-sales\n", "").gives("no id", SALES + "id: missing"),
        sales("id: shop-sales", "id: ' '").gives("blank id", SALES + "id: missing"),
        sales("version: 1.0.0\n", "").gives("no version", SALES + "version: missing"),
        sales("status: active\n", "").gives("no status", SALES + "status: missing"),
        sales("domain: shop\n", "").gives("no domain", SALES + "domain: missing"),
        sales("domain: shop", "domain: store")
            .gives("the domain of another folder", SALES + "domain: must be 'shop', not 'store'"),
        sales("team:\n  name: shop-data\n", "").gives("no team", SALES + "team.name: missing"),
        sales("team:\n  name: shop-data\n", "team: {}\n")
            .gives("a team without a name", SALES + "team.name: missing"),
        sales("description:\n  purpose: One row per sale.\n", "")
            .gives("no description", SALES + "description.purpose: missing"),
        sales("unit: h", "unit: weeks")
            .gives(
                "freshness in another unit",
                SALES + "slaProperties[0].unit: unknown unit 'weeks' (allowed: h, d)"),
        sales("    unit: h\n", "")
            .gives("freshness without a unit", SALES + "slaProperties[0].unit: missing"),
        sales("value: 26", "value: 1.5")
            .gives(
                "freshness of a fraction",
                SALES + "slaProperties[0].value: '1.5' is not a whole number above 0"),
        sales("property: freshness", "property: latency")
            .gives(
                "another promise",
                SALES
                    + "slaProperties[0].property: unknown promise 'latency' (allowed: freshness, history)"),
        sales("    unit: h\n", "    unit: h\n  - {property: freshness, value: 1, unit: d}\n")
            .gives("two promises", SALES + "slaProperties[1]: freshness is promised twice"),
        Change.of(
                "shop/feeds/till.yaml",
                "status: active\n",
                "status: active\nslaProperties: [{property: history, value: 1, unit: d}]\n")
            .gives(
                "history of a feed",
                "contracts/shop/feeds/till.yaml: slaProperties: history is kept of tables and"
                    + " marts, not of feeds"),
        sales("status: active", "customProperties: [{property: owner, value: me}]\nstatus: active")
            .gives(
                "a setting of the whole contract",
                SALES
                    + "customProperties[0].property: unknown property 'owner' (allowed here:"
                    + " none)"));
  }

  private static Change sales(String before, String after) {
    return Change.of("shop/sales.yaml", before, after);
  }
}
