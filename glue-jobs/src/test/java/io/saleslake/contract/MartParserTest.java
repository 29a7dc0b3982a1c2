package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.names.TableName;
import io.saleslake.sql.CheckSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MartParserTest {
  private static final String DAY = "contracts/shop/marts/sales_by_day.yaml: ";
  private static final String SQL = DAY + "sales_by_day.sql: ";
  private static final String YEAR = "contracts/shop/marts/sales_by_year.yaml: ";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"brokenMarts", "brokenQueries", "brokenRecomputes"})
  void namesFileAndKeyOf(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    assertThat(change.problemsIn(folder, CheckSyntax::check)).containsExactlyElementsOf(problems);
  }

  @Test
  void findsTheTablesOfSubqueriesButNotTheNamesOfWith(@TempDir Path folder) throws IOException {
    Path contracts = Change.baseline(folder);
    Change.write(
            "shop/marts/sales_by_day.sql",
            """
            WITH Known AS (SELECT * FROM silver.sales WHERE product_id IN
              (SELECT product_id FROM silver.products))
            SELECT to_date(sold_at) AS day, amount AS revenue FROM known
            """)
        .apply(contracts);

    assertThat(ContractReader.read(contracts).marts())
        .extractingByKey("sales_by_day")
        .extracting(MartContract::sources)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrder(TableName.silver("sales"), TableName.silver("products"));
  }

  static Stream<Arguments> brokenMarts() {
    return Stream.of(
        day("      - name: revenue\n", "      - name: day\n")
            .gives(
                "duplicate column", DAY + "schema[0].properties[1].name: duplicate column 'day'"),
        day("        required: true\n", "        primaryKey: true\n")
            .gives(
                "a key that nobody checks",
                DAY + "schema[0].properties[0].primaryKey: has no effect in a mart's column"),
        day("        required: true\n", "        logicalTypeOptions: {minimum: \"2000-01-01\"}\n")
            .gives(
                "a range that nobody checks",
                DAY
                    + "schema[0].properties[0].logicalTypeOptions.minimum: has no effect in a"
                    + " mart's column"),
        day(
                "    customProperties:\n      - property: recompute",
                "    quality: [{name: x, type: custom, engine: spark, implementation: revenue > 0}]\n    customProperties:\n      - property: recompute")
            .gives(
                "a rule for rows",
                DAY + "schema[0].quality[0].engine: unknown engine 'spark' (allowed here: dqdl)"),
        day("property: recompute", "property: refresh")
            .gives(
                "unknown setting",
                DAY
                    + "schema[0].customProperties[0].property: unknown property 'refresh' (allowed"
                    + " here: engine, recompute)"));
  }

  static Stream<Arguments> brokenQueries() {
    return Stream.of(
        Change.delete("shop/marts/sales_by_day.sql")
            .gives("mart without .sql", SQL + "missing: the mart's query"),
        Change.of("shop/marts/sales_by_day.sql", "FROM", "FORM")
            .gives(
                "query that does not parse",
                SQL
                    + "not valid SQL: [PARSE_SYNTAX_ERROR] Syntax error at or near 'FORM'."
                    + " SQLSTATE: 42601 (line 2, pos 0)"),
        Change.of("shop/marts/sales_by_year.sql", "sales_by_day", "sales_by_week")
            .gives(
                "query of a table that does not exist",
                YEAR + "sales_by_year.sql: table 'gold.sales_by_week' does not exist",
                YEAR + "schema[0].recompute.source: the query does not read 'gold.sales_by_day'"),
        Change.of(
                "shop/marts/sales_by_year.sql",
                "GROUP BY ALL",
                "WHERE year(day) IN (SELECT y FROM years) GROUP BY ALL")
            .gives(
                "subquery of a table that does not exist",
                YEAR + "sales_by_year.sql: table 'years' does not exist"),
        Change.of("shop/marts/sales_by_day.sql", "silver.sales", "gold.sales_by_year")
            .gives(
                "marts that read each other",
                SQL + "reads itself by way of 'sales_by_year'",
                DAY + "schema[0].recompute.source: the query does not read 'silver.sales'",
                YEAR + "sales_by_year.sql: reads itself by way of 'sales_by_day'"),
        Change.write("shop/marts/sales_by_year.sql", "DROP TABLE gold.sales_by_day")
            .gives(
                "what is no query",
                YEAR + "sales_by_year.sql: must be a query, and change nothing"),
        year(
            "SELECT TRANSFORM(day) USING 'sh -c id' AS (year INT) FROM gold.sales_by_day",
            "ScriptTransformation is not allowed in a query"),
        year(
            "SELECT id FROM range(5), gold.sales_by_day",
            "TableValuedFunction is not allowed in a query"),
        year(
            "SELECT * FROM gold.sales_by_day TABLESAMPLE (10 PERCENT)",
            "Sample is not allowed in a query"),
        year(
            "SELECT * FROM gold.sales_by_day WITH ('branch' = 'audit')",
            "options of a table are not allowed in a query"),
        year(
            "WITH RECURSIVE a AS (SELECT 1) SELECT * FROM a, gold.sales_by_day",
            "WITH RECURSIVE is not allowed in a query"),
        year("SELECT now() AS year FROM gold.sales_by_day", "function 'now' is not allowed"),
        year(
            "SELECT 1 AS year FROM gold.sales_by_day WHERE EXISTS (SELECT reflect('a', 'b'))",
            "function 'reflect' is not allowed"),
        Change.write(
                "shop/marts/sales_by_year.sql",
                "WITH `lake.ops.files` AS (SELECT 1) SELECT * FROM lake.ops.files, gold.sales_by_day")
            .gives(
                "a table by the name of a WITH",
                YEAR + "sales_by_year.sql: table 'lake.ops.files' does not exist"),
        Change.write(
                "shop/marts/sales_by_year.sql",
                "SELECT explode(array(1)) AS year FROM gold.sales_by_day")
            .gives(
                "rows that a mart makes up",
                YEAR + "sales_by_year.sql: explode is allowed in a reshape only"),
        Change.write(
                "shop/marts/sales_by_year.sql",
                "SELECT first_value(day) AS year FROM gold.sales_by_day")
            .gives(
                "any value of a group", YEAR + "sales_by_year.sql: first_value: needs OVER (...)"),
        Change.write("shop/marts/sales_by_year.sql", "-- " + "x".repeat(1 << 20))
            .gives(
                "a query of a megabyte",
                YEAR + "sales_by_year.sql: 1048579 bytes are too many (at most 1048576)"),
        Change.write(
                "shop/marts/sales_by_year.sql",
                "WITH a AS (SELECT * FROM gold.sales_by_day) INSERT INTO b SELECT * FROM a")
            .gives(
                "an insert in disguise",
                YEAR + "sales_by_year.sql: must be a query, and change nothing"));
  }

  private static Arguments year(String sql, String refused) {
    return Change.write("shop/marts/sales_by_year.sql", sql)
        .gives(
            sql,
            YEAR + "sales_by_year.sql: " + refused + " (docs/contracts.md lists what is allowed)");
  }

  static Stream<Arguments> brokenRecomputes() {
    String recompute = DAY + "schema[0].recompute.";
    return Stream.of(
        day("source: silver.sales.sold_at", "source: silver.products.name")
            .gives(
                "source the query does not read",
                recompute + "source: the query does not read 'silver.products'"),
        day("source: silver.sales.sold_at", "source: silver.sales.sold_on")
            .gives(
                "source column that does not exist",
                recompute + "source: column 'sold_on' does not exist"),
        day("source: silver.sales.sold_at", "source: silver.sales.product_id")
            .gives(
                "source that is not partitioned by the column",
                recompute + "source: the table is not partitioned by 'product_id'"),
        day("source: silver.sales.sold_at", "source: silver.sales")
            .gives(
                "source without a column",
                recompute + "source: 'silver.sales' is not layer.table.column"),
        day("column: day", "column: date")
            .gives(
                "column that does not exist", recompute + "column: column 'date' does not exist"),
        day("column: day", "column: revenue")
            .gives(
                "column the mart is not partitioned by",
                recompute + "column: the table is not partitioned by 'revenue'"),
        day("period: month", "period: week")
            .gives(
                "unknown period",
                recompute + "period: unknown value 'week' (allowed: month, year)"),
        day("          period: month\n", "").gives("no period", recompute + "period: missing"),
        day("period: month", "periods: month")
            .gives(
                "unknown key",
                recompute + "periods: unknown key (allowed: period, column, source)",
                recompute + "period: missing"),
        day("value: month", "value: year")
            .gives(
                "a period finer than the mart's partitions",
                recompute
                    + "column: a month is not whole partitions of 'day' (partitioned by year)"),
        Change.of("shop/marts/sales_by_year.yaml", "period: year", "period: month")
            .gives(
                "months of a year that is a number",
                YEAR
                    + "schema[0].recompute.column: a month is not whole partitions of 'year'"
                    + " (partitioned by identity)"),
        Change.of("shop/sales.yaml", "value: month", "value: year")
            .gives(
                "a period finer than the source's partitions",
                recompute
                    + "source: a month is not whole partitions of 'sold_at' (partitioned by"
                    + " year)"));
  }

  private static Change day(String before, String after) {
    return Change.of("shop/marts/sales_by_day.yaml", before, after);
  }
}
