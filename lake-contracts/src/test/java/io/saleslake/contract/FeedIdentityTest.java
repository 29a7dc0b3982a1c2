package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedIdentityTest {
  private static final String TILL = "shop/feeds/till.yaml";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource
  void changesWithWhatDecidesOnRows(Change change) throws IOException {
    assertThat(identity("changed", change)).isNotEqualTo(identity("baseline", contracts -> {}));
  }

  static Stream<Change> changesWithWhatDecidesOnRows() {
    return Stream.of(
        Change.of(TILL, "upper(article)", "lower(article)"),
        Change.of(TILL, "physicalName: Sold", "physicalName: Time"),
        Change.of(TILL, "dd.MM.yyyy HH:mm", "MM.dd.yyyy HH:mm"),
        Change.of(TILL, "Europe/Vienna", "Europe/London"),
        Change.of(TILL, "delimiter: \";\"", "delimiter: \"|\""),
        Change.of(TILL, "decimalMark: \",\"", "missingValues: [none]"),
        Change.of("shop/sales.yaml", "validValues: [EUR, USD]", "validValues: [EUR]"),
        Change.of("shop/sales.yaml", "amount > 0 OR", "amount >= 0 OR"),
        Change.of(
            "shop/sales.yaml",
            "- name: note\n",
            "- name: till_no\n        logicalType: string\n      - name: note\n"));
  }

  @Test
  void staysTheSameForAnotherDescriptionOrOwner() throws IOException {
    Change words =
        Change.of(TILL, "  name: shop-data", "  name: tills")
            .and(
                Change.of(
                    "shop/sales.yaml",
                    "- name: note\n",
                    "- name: note\n        description: What the till adds.\n"));

    assertThat(identity("changed", words)).isEqualTo(identity("baseline", contracts -> {}));
  }

  private String identity(String name, Change change) throws IOException {
    Path contracts = Change.baseline(Files.createDirectory(folder.resolve(name)));
    change.apply(contracts);
    return ContractReader.read(contracts).feed("till").identity();
  }
}
