package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MoneyTest {
  private static final String SALES = "shop/sales.yaml";
  private static final String TYPE = "physicalType: decimal(18,4)";
  private static final String AMOUNT = "contracts/shop/sales.yaml: schema[0].properties[4].";
  private static final String FIX =
      " does not keep every digit of it: use decimal(p,s), such as decimal(18,4), or set the custom"
          + " property 'money' to false if it is not money";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"inexact", "stated"})
  void isNoFloatingPointNumberIn(
      String name, Change change, List<String> problems, @TempDir Path folder) throws IOException {
    assertThat(change.problemsIn(folder)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> inexact() {
    return Stream.of(
        Change.of(SALES, TYPE, "physicalType: double")
            .gives(
                "a silver table",
                AMOUNT + "physicalType: column 'amount' holds money, and double" + FIX),
        Change.of(SALES, TYPE, "physicalType: float")
            .gives(
                "a silver table, of a type that no column has",
                AMOUNT + "physicalType: column 'amount' holds money, and float" + FIX),
        Change.of(
                "shop/marts/sales_by_day.yaml",
                "physicalType: decimal(28,4)",
                "physicalType: double")
            .gives(
                "a mart",
                "contracts/shop/marts/sales_by_day.yaml: schema[0].properties[1].physicalType:"
                    + " column 'revenue' holds money, and double"
                    + FIX),
        Change.of("shop/feeds/till.yaml", TYPE, "physicalType: double")
            .gives(
                "a raw file",
                "contracts/shop/feeds/till.yaml: schema[0].properties[4].physicalType: column"
                    + " 'price' holds money, and double"
                    + FIX));
  }

  static Stream<Arguments> stated() {
    String balance = "- name: note\n        logicalType: number\n        physicalType: double\n";
    String note = "- name: note\n        logicalType: string\n";
    return Stream.of(
        Change.of(SALES, TYPE, "physicalType: double" + money("false"))
            .gives("a column that is not money although its name says so"),
        Change.of(SALES, TYPE, "physicalType: double" + money("sometimes"))
            .gives(
                "a column with another value than true or false",
                AMOUNT + "money: must be true or false, not 'sometimes'",
                AMOUNT + "physicalType: column 'amount' holds money, and double" + FIX),
        Change.of(SALES, note, balance).gives("a column whose name does not say money"),
        Change.of(SALES, note, balance.stripTrailing() + money("true") + "\n")
            .gives(
                "a column that is money although its name does not say so",
                "contracts/shop/sales.yaml: schema[0].properties[6].physicalType: column 'note'"
                    + " holds money, and double"
                    + FIX));
  }

  private static String money(String value) {
    return "\n        customProperties: [{property: money, value: %s}]".formatted(value);
  }
}
