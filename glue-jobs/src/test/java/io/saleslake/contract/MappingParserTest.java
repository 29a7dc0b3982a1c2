package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.sql.CheckSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappingParserTest {
  private static final String MAPPING = "contracts/shop/feeds/till.yaml: schema[1]";
  private static final String AMOUNT = MAPPING + ".properties[4].";
  private static final String LISTED = " is not allowed (docs/contracts.md lists what is allowed)";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"brokenMappings", "brokenExpressions"})
  void namesFileAndKeyOf(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    assertThat(change.problemsIn(folder, CheckSyntax::check)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> brokenMappings() {
    return Stream.of(
        till("      - name: currency\n", "      - name: curency\n")
            .gives(
                "mapping to a column that does not exist",
                MAPPING + ".properties[5].name: column 'curency' does not exist in sales"),
        till("      - name: currency\n", "      - name: amount\n")
            .gives(
                "two mappings to one column",
                MAPPING + ".properties[5].name: duplicate column 'amount'"),
        till("        transformLogic: \"'EUR'\"\n", "        required: true\n")
            .gives("no transformLogic", MAPPING + ".properties[5].transformLogic: missing"),
        till("      - name: sale_id\n        transformLogic: receipt\n", "")
            .gives(
                "no mapping to the key",
                MAPPING + ".properties: missing: a mapping for the required column 'sale_id'"),
        till("      - name: sold_at\n        transformLogic: sold_at\n", "")
            .gives(
                "no mapping to a required column",
                MAPPING + ".properties: missing: a mapping for the required column 'sold_at'"),
        till("        required: true\n", "        logicalType: number\n")
            .gives(
                "a type in the mapping",
                AMOUNT + "logicalType: has no effect in a mapping without logicalTypeOptions"),
        till("        required: true\n", "        relationships: [{to: products.product_id}]\n")
            .gives(
                "reference of another type",
                AMOUNT
                    + "relationships[0].to: 'product_id' is string, the column is decimal(18,4)"),
        till(
                "        transformLogic: upper(article)\n",
                "        transformLogic: article\n        relationships: [{to: sales.sale_id}]\n")
            .gives(
                "another reference than the table's",
                MAPPING
                    + ".properties[2].relationships: the table's contract has 'product_id' refer"
                    + " elsewhere"),
        till(
                "        required: true\n",
                "        logicalType: number\n        logicalTypeOptions: {minimum: x}\n")
            .gives(
                "range that is not a number",
                AMOUNT + "logicalTypeOptions.minimum: 'x' is not a number"),
        till("        required: true\n", "        logicalTypeOptions: {minimum: 0}\n")
            .gives(
                "range without a type",
                AMOUNT + "logicalType: must be 'number' with logicalTypeOptions"),
        till(
                "        required: true\n",
                "        logicalType: string\n        logicalTypeOptions: {minimum: 0}\n")
            .gives(
                "another type than the column's",
                AMOUNT + "logicalType: must be 'number' with logicalTypeOptions"),
        till(
                "  - name: sales\n",
                "  - name: sales\n    quality: [{type: custom, engine: dqdl, implementation: RowCount > 0}]\n")
            .gives(
                "a rule of the table as a whole",
                MAPPING + ".quality[0].engine: unknown engine 'dqdl' (allowed here: spark)"));
  }

  static Stream<Arguments> brokenExpressions() {
    return Stream.of(
        amount("pieces * cost", "column 'cost' does not exist"),
        amount(
            "pieces * (price",
            "not valid SQL: [PARSE_SYNTAX_ERROR] Syntax error at or near end of input."
                + " SQLSTATE: 42601 (line 1, pos 15)"),
        amount(
            "CAST(article AS decimal(18,4))",
            "CAST to decimal(18,4) would lose values in silence; give the raw column that type"
                + " instead"),
        amount(
            "try_cast(article AS int)",
            "CAST to int would lose values in silence; give the raw column that type instead"),
        amount(
            "article::int",
            "CAST to int would lose values in silence; give the raw column that type instead"),
        amount(
            "year(to_date(article, 'yyyy'))",
            "to_date would lose values in silence; give the raw column a type and formats instead"),
        amount(
            "make_date(pieces, 1, 1)",
            "make_date would lose values in silence; give the raw column a type and formats"
                + " instead"),
        amount("int(article)", "function 'int'" + LISTED),
        amount("rounded(price)", "function 'rounded'" + LISTED),
        amount("system.builtin.upper(article)", "function 'system.builtin.upper'" + LISTED),
        amount("sum(price)", "sum: an expression sees one row only"),
        amount(
            "price - lag(price) OVER (ORDER BY sold_at)", "lag: an expression sees one row only"),
        amount("explode(array(price))", "explode: an expression sees one row only"),
        amount("(SELECT 1)", "scalarsubquery(): an expression sees one row only"),
        amount("price * rand()", "function 'rand'" + LISTED),
        amount("if(sold_at > now(), 0, price)", "function 'now'" + LISTED),
        amount("reflect('java.lang.System', 'getenv', 'PATH')", "function 'reflect'" + LISTED),
        amount("java_method('java.lang.System', 'exit', 0)", "function 'java_method'" + LISTED),
        amount("try_reflect('java.lang.System', 'exit', 0)", "function 'try_reflect'" + LISTED),
        amount("current_time()", "function 'current_time'" + LISTED),
        amount("current_user()", "function 'current_user'" + LISTED),
        amount("version()", "function 'version'" + LISTED),
        amount("input_file_block_start()", "function 'input_file_block_start'" + LISTED),
        amount("raise_error('x')", "function 'raise_error'" + LISTED),
        amount("repeat(article, 1000000000)", "function 'repeat'" + LISTED),
        amount("IDENTIFIER('reflect')(article)", "expressionwithunresolvedidentifier" + LISTED),
        amount("lpad(article, 1000000000, ' ')", "lpad: the size must be a number up to 1000"),
        amount("lpad(article, pieces, ' ')", "lpad: the size must be a number up to 1000"),
        amount(
            "if(sold_at > TIMESTAMP 'now', 0, price)",
            "TIMESTAMP 'now' may change from run to run; write it in digits"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hugeExpressions")
  void refuses(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    assertThat(change.problemsIn(folder, CheckSyntax::check)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> hugeExpressions() {
    String deep = "nested too deeply (at most 100 levels)";
    return Stream.of(
        huge("3000 brackets", "(".repeat(3000) + "price" + ")".repeat(3000), deep),
        huge("3000 calls", "abs(".repeat(3000) + "price" + ")".repeat(3000), deep),
        huge("101 additions", "price" + " + price".repeat(101), deep),
        huge("20000 additions", "price" + " + 1".repeat(20_000), deep),
        huge("3000 negations", "if(" + "NOT ".repeat(3000) + "price, 1, 2)", deep),
        huge(
            "more text than a person writes",
            "price /*" + "x".repeat(100_000) + "*/",
            "100010 characters of SQL are too many (at most 100000)"));
  }

  @Test
  void acceptsTheMaximumNesting(@TempDir Path folder) throws IOException {
    assertThat(
            till("coalesce(pieces, 1) * price", "price" + " + price".repeat(99))
                .and(till("upper(article)", "(".repeat(99) + "article" + ")".repeat(99)))
                .problemsIn(folder, CheckSyntax::check))
        .isEmpty();
  }

  private static Arguments huge(String name, String expression, String reason) {
    return till("coalesce(pieces, 1) * price", expression)
        .gives(name, AMOUNT + "transformLogic: " + reason);
  }

  private static Arguments amount(String expression, String reason) {
    return till("coalesce(pieces, 1) * price", expression)
        .gives(expression, AMOUNT + "transformLogic: " + reason);
  }

  private static Change till(String before, String after) {
    return Change.of("shop/feeds/till.yaml", before, after);
  }
}
