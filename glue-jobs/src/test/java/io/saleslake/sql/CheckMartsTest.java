package io.saleslake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.TestLake;
import io.saleslake.contract.Change;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Problem;
import io.saleslake.spark.SparkEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckMartsTest {
  private static final String DAY =
      "contracts/shop/marts/sales_by_day.yaml: sales_by_day.sql: Cannot compute mart sales_by_day: ";
  private static final String DAY_SQL =
      "contracts/shop/marts/sales_by_day.yaml: sales_by_day.sql: ";
  private static final String YEAR =
      "contracts/shop/marts/sales_by_year.yaml: sales_by_year.sql: Cannot compute mart"
          + " sales_by_year: ";

  @TempDir private Path folder;

  @Test
  void acceptsTheMartsOfTheProject() {
    assertThat(problemsIn(TestLake.CONTRACTS)).isEmpty();
  }

  @Test
  void acceptsTheMartsThatTheOtherTestsBreak() throws IOException {
    assertThat(problemsIn(Change.baseline(folder))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void namesContractAndQueryOf(String name, Change change, List<String> problems)
      throws IOException {
    Path contracts = Change.baseline(folder);
    change.apply(contracts);

    assertThat(problemsIn(contracts)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Change.of("shop/marts/sales_by_day.sql", "sum(amount)", "sum(amont)")
            .gives(
                "a column that the table lacks",
                DAY
                    + "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column, variable, or function"
                    + " parameter with name `amont` cannot be resolved. Did you mean one of the"
                    + " following? [`amount`, `note`, `sold_at`, `quantity`, `sale_id`]. SQLSTATE:"
                    + " 42703; line 1 pos 36;"),
        Change.of("shop/marts/sales_by_day.sql", "FROM silver", ", current_user AS x FROM silver")
            .gives(
                "a name that is a function",
                DAY_SQL + "current_user is not allowed (docs/contracts.md lists what is allowed)",
                DAY + "its SQL yields 'x', which the contract lacks"),
        Change.of("shop/marts/sales_by_day.sql", "sum(amount)", "sum(amount + round(note))")
            .gives(
                "text for a number",
                DAY_SQL
                    + "round: text column 'note' taken for double would lose values in silence;"
                    + " write CAST",
                DAY
                    + "column 'revenue' is decimal(28,4) in the contract, but its SQL yields double"),
        Change.of("shop/marts/sales_by_day.sql", "AS revenue", "AS turnover")
            .gives(
                "columns that contract and query do not share",
                DAY
                    + "its SQL yields no column 'revenue'; its SQL yields 'turnover', which the"
                    + " contract lacks"),
        Change.of("shop/marts/sales_by_year.sql", "year(day) AS year", "string(day) AS year")
            .gives(
                "another type",
                YEAR + "column 'year' is int in the contract, but its SQL yields string"),
        Change.of("shop/marts/sales_by_day.sql", "sum(amount)", "avg(amount)")
            .and(Change.of("shop/marts/sales_by_year.sql", "year(day) AS", "string(day) AS"))
            .gives(
                "two queries at once",
                DAY
                    + "column 'revenue' is decimal(28,4) in the contract, but its SQL yields"
                    + " decimal(22,8)",
                YEAR + "column 'year' is int in the contract, but its SQL yields string"));
  }

  private List<String> problemsIn(Path contracts) {
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      return CheckMarts.check(new SparkEngine(lake.spark()), ContractReader.read(contracts))
          .stream()
          .map(Problem::toString)
          .toList();
    }
  }
}
