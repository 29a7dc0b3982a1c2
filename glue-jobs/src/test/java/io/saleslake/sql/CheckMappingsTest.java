package io.saleslake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.saleslake.TestLake;
import io.saleslake.contract.Change;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Problem;
import io.saleslake.spark.SparkEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMappingsTest {
  @TempDir private Path folder;

  @Test
  void acceptsTheFeedsOfTheProject() {
    assertThat(problemsIn(TestLake.CONTRACTS)).isEmpty();
  }

  @Test
  void namesTheColumnWhoseMappingHasTooManyArguments() throws IOException {
    assertThat(problemsAfter("shop/feeds/till.yaml", "upper(article)", "upper(article, 1)"))
        .singleElement(STRING)
        .startsWith(
            "contracts/shop/feeds/till.yaml: transformLogic of product_id: [WRONG_NUM_ARGS");
  }

  @Test
  void namesTheColumnWhoseMappingYieldsAnotherType() throws IOException {
    assertThat(
            problemsAfter(
                "shop/feeds/till.yaml",
                "transformLogic: sold_at",
                "transformLogic: array(sold_at)"))
        .singleElement(STRING)
        .startsWith(
            "contracts/shop/feeds/till.yaml: transformLogic of sold_at: yields array<timestamp>,"
                + " which does not convert to timestamp");
  }

  @Test
  void namesTheColumnWhoseMappingTakesTextForANumber() throws IOException {
    assertThat(problemsAfter("shop/feeds/till.yaml", "coalesce(pieces, 1) * price", "abs(article)"))
        .containsExactly(
            "contracts/shop/feeds/till.yaml: transformLogic of amount: abs: text column 'article'"
                + " taken for double would lose values in silence; give the column that type");
  }

  @Test
  void namesTheRuleThatTakesTextForANumber() throws IOException {
    assertThat(
            problemsAfter(
                "shop/sales.yaml", "amount > 0 OR quantity = 0", "note BETWEEN 1 AND quantity"))
        .containsExactly(
            "contracts/shop/sales.yaml: rule paid: between: text column 'note' taken for int would"
                + " lose values in silence; give the column that type");
  }

  @Test
  void namesTheReshapeThatReadsAColumnTheFeedLacks() throws IOException {
    assertThat(problemsAfter("shop/feeds/price_list.yaml", "english AS name", "german AS name"))
        .singleElement(STRING)
        .startsWith("contracts/shop/feeds/price_list.yaml: schema[0].reshape: [UNRESOLVED_COLUMN");
  }

  @Test
  void namesTheRuleThatIsNotACondition() throws IOException {
    assertThat(problemsAfter("shop/sales.yaml", "amount > 0 OR quantity = 0", "amount + quantity"))
        .singleElement(STRING)
        .startsWith("contracts/shop/sales.yaml: rule paid: [DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN]");
  }

  private List<String> problemsAfter(String file, String before, String after) throws IOException {
    Path contracts = Change.baseline(folder);
    Change.of(file, before, after).apply(contracts);
    return problemsIn(contracts);
  }

  private List<String> problemsIn(Path contracts) {
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      return CheckMappings.check(new SparkEngine(lake.spark()), ContractReader.read(contracts))
          .stream()
          .map(Problem::toString)
          .toList();
    }
  }
}
