package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableParserTest {
  private static final String SALES = "contracts/shop/sales.yaml: schema[0]";
  private static final String PRODUCTS = "contracts/shop/products.yaml: schema[0]";
  private static final String COLUMN = SALES + ".properties";

  @Test
  void derivesRulesFromThePropertiesOfAColumn(@TempDir Path folder) throws IOException {
    assertThat(ContractReader.read(Change.baseline(folder)).tables())
        .extractingByKey("sales")
        .extracting(TableContract::rules)
        .isEqualTo(
            List.of(
                new RowRule("required", "sale_id", "`sale_id` IS NOT NULL"),
                new RowRule("pattern", "sale_id", "regexp_like(`sale_id`, '^(?:[A-Z]+[0-9]+)$')"),
                new RowRule("required", "sold_at", "`sold_at` IS NOT NULL"),
                new RowRule("range", "sold_at", "`sold_at` >= timestamp'1990-01-01'"),
                new RowRule("range", "quantity", "`quantity` <= 1000"),
                new RowRule("allowed", "currency", "`currency` IN ('EUR', 'USD')"),
                new RowRule("paid", "", "amount > 0 OR quantity = 0")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"brokenColumns", "brokenRules", "brokenTables"})
  void namesFileAndKeyOf(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    assertThat(change.problemsIn(folder)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> brokenColumns() {
    String listed = PRODUCTS + ".properties[2]";
    return Stream.of(
        sales("- name: note\n", "- name: sold_at\n")
            .gives("duplicate column", COLUMN + "[6].name: duplicate column 'sold_at'"),
        sales("- name: note\n", "- name: Note\n")
            .gives(
                "name in upper case",
                COLUMN + "[6].name: 'Note' is not a lower-case name (a-z, 0-9, _)"),
        sales("- name: note\n", "- name: %s\n".formatted("n".repeat(129)))
            .gives(
                "name of 129 characters",
                COLUMN
                    + "[6].name: '%s' has 129 characters (at most 128)".formatted("n".repeat(129))),
        sales("- name: note\n", "- name: %s\n".formatted("n".repeat(128)))
            .gives("name of 128 characters"),
        sales("- name: note\n", "- description: A note\n")
            .gives("no name", COLUMN + "[6].name: missing"),
        sales("- name: note\n        logicalType: string\n", "- name: note\n")
            .gives("no type", COLUMN + "[6].logicalType: missing"),
        sales(
                "- name: note\n        logicalType: string\n",
                "- name: note\n        logicalType: strng\n")
            .gives(
                "unknown type",
                COLUMN
                    + "[6].logicalType: unknown type 'strng' (allowed: string, integer, number,"
                    + " boolean, date, timestamp)"),
        sales("physicalType: decimal(18,4)", "physicalType: money")
            .gives(
                "unknown physical type",
                COLUMN
                    + "[4].physicalType: unknown type 'money' (allowed: string, int, bigint,"
                    + " decimal(p,s), double, boolean, date, timestamp)"),
        sales("physicalType: decimal(18,4)", "physicalType: decimal(39,4)")
            .gives(
                "more digits than there are",
                COLUMN
                    + "[4].physicalType: unknown type 'decimal(39,4)' (allowed: string, int,"
                    + " bigint, decimal(p,s), double, boolean, date, timestamp)"),
        sales("        physicalType: decimal(18,4)\n", "")
            .gives(
                "number without decimal(p,s)",
                COLUMN + "[4].physicalType: missing: a number needs decimal(p,s)"),
        sales("physicalType: int", "physicalType: string")
            .gives(
                "two types that differ",
                COLUMN + "[3].physicalType: string contradicts logicalType integer"),
        sales("physicalType: int\n", "physicalType: int\n        unique: true\n")
            .gives("what nobody checks", COLUMN + "[3].unique: has no effect in a silver column"),
        sales("physicalType: int\n", "physicalType: int\n        physicalName: qty\n")
            .gives(
                "another name on disk",
                COLUMN + "[3].physicalName: has no effect in a silver column"),
        sales("physicalType: int\n", "physicalType: int\n        transformLogic: '1'\n")
            .gives(
                "a mapping in the table",
                COLUMN + "[3].transformLogic: has no effect in a silver column"),
        sales("maximum: 1000", "format: '#,##0'")
            .gives(
                "a format in the table",
                COLUMN + "[3].logicalTypeOptions.format: has no effect in a silver column"),
        products("value: month", "value: week")
            .gives(
                "unknown partition transform",
                listed
                    + ".partitionTransform: unknown value 'week' (allowed: identity, day, month,"
                    + " year)"),
        products("logicalType: date", "logicalType: string")
            .gives(
                "months of text",
                listed + ".partitionTransform: month needs a date or a timestamp, not string"),
        products("property: partitionTransform", "property: partitionedBy")
            .gives(
                "unknown setting",
                listed
                    + ".customProperties[0].property: unknown property 'partitionedBy' (allowed"
                    + " here: partitionTransform, money)"),
        products("        partitioned: true\n", "")
            .gives(
                "a transform but no partition",
                listed + ".partitionTransform: needs partitioned: true"),
        products("- name: name\n", "- name: name\n        partitioned: true\n")
            .gives("two partitions", PRODUCTS + ": more than one partitioned column"),
        sales("        primaryKey: true\n", "        required: true\n")
            .gives(
                "no key",
                COLUMN + "[0].primaryKeyPosition: needs primaryKey: true",
                SALES + ": missing: a primaryKey column"),
        sales("primaryKeyPosition: 1", "primaryKeyPosition: 2")
            .gives(
                "a gap in the key",
                SALES + ": primaryKeyPosition must count the key's columns from 1, not [2]"),
        sales("        required: true\n", "        primaryKey: true\n")
            .gives(
                "two keys at one place",
                SALES + ": primaryKeyPosition must count the key's columns from 1, not [1, 1]"));
  }

  static Stream<Arguments> brokenRules() {
    return Stream.of(
        sales("maximum: 1000", "maximum: many")
            .gives(
                "range that is not a number",
                COLUMN + "[3].logicalTypeOptions.maximum: 'many' is not a number"),
        sales("maximum: 1000", "maximum: '1000'")
            .gives(
                "range in quotes",
                COLUMN
                    + "[3].logicalTypeOptions.maximum: '1000' is text: write a number without"
                    + " quotes"),
        sales("1990-01-01", "yesterday")
            .gives(
                "range that is not a date",
                COLUMN
                    + "[1].logicalTypeOptions.minimum: 'yesterday' is not a date (ISO 8601, in"
                    + " quotes)"),
        sales("maximum: 1000", "pattern: '[0-9]+'")
            .gives(
                "pattern of a number",
                COLUMN + "[3].logicalTypeOptions.pattern: needs a string, not int"),
        sales("pattern: \"[A-Z]+[0-9]+\"", "minimum: 1")
            .gives(
                "range of text",
                COLUMN
                    + "[0].logicalTypeOptions.minimum: needs a number, a date or a timestamp, not"
                    + " string"),
        sales("maximum: 1000", "maxLength: 3")
            .gives(
                "length of a number",
                COLUMN + "[3].logicalTypeOptions.maxLength: needs a string, not int"),
        sales("[A-Z]+[0-9]+", "[A-Z+[0-9+")
            .gives(
                "bad regular expression",
                COLUMN
                    + "[0].logicalTypeOptions.pattern: not a regular expression: Unclosed character"
                    + " class"),
        sales("metric: invalidValues", "metric: nullValues")
            .gives(
                "another metric",
                COLUMN
                    + "[5].quality[0].metric: must be 'invalidValues', with"
                    + " arguments.validValues"),
        sales("validValues: [EUR, USD]", "validValues: []")
            .gives(
                "no allowed value",
                COLUMN
                    + "[5].quality[0].arguments.validValues: missing: a list of the allowed"
                    + " values"),
        sales("validValues: [EUR, USD]", "validValues: [EUR, USD]\n              pattern: '[A-Z]+'")
            .gives(
                "an argument that nobody checks",
                COLUMN + "[5].quality[0].arguments: has unknown keys (allowed: validValues)"),
        sales("mustBe: 0", "mustBe: 5")
            .gives(
                "some bad values allowed",
                COLUMN
                    + "[5].quality[0].mustBe: must be 0: a row with another value goes to"
                    + " quarantine"),
        sales("mustBe: 0", "mustBe: 0\n            severity: warning")
            .gives(
                "a rule that only warns",
                COLUMN + "[5].quality[0].severity: has no effect in a column's rule"),
        sales("type: custom", "type: library")
            .gives(
                "a rule of an engine that is none of the standard",
                SALES + ".quality[0].type: must be 'custom': the rule has an engine"),
        sales("        type: custom\n", "")
            .gives("a rule of an engine without its type", SALES + ".quality[0].type: missing"),
        sales("engine: spark", "engine: soda")
            .gives(
                "unknown engine",
                SALES + ".quality[0].engine: unknown engine 'soda' (allowed here: spark, dqdl)"),
        sales("- name: paid\n", "- name: it's paid\n")
            .gives(
                "rule with a name that is none",
                SALES + ".quality[0].name: 'it's paid' is not a lower-case name (a-z, 0-9, _)"));
  }

  static Stream<Arguments> brokenTables() {
    String reference = COLUMN + "[2].relationships";
    return Stream.of(
        sales("schema:\n  - name: sales\n", "schema:\n  - name: sale\n")
            .gives("another name", SALES + ".name: must be the file's name, 'sales', not 'sale'"),
        sales("value: sold_at", "value: changed_at")
            .gives(
                "newest by a column that does not exist",
                SALES + ".newestBy: column 'changed_at' does not exist"),
        sales("to: products.product_id", "to: articles.product_id")
            .gives(
                "reference to a table that does not exist",
                reference + "[0].to: silver table 'articles' does not exist"),
        sales("to: products.product_id", "to: products.name")
            .gives(
                "reference to a column that is not its key",
                reference + "[0].to: 'name' is not the key of products (key: product_id)"),
        sales("to: products.product_id", "to: products")
            .gives("reference to no column", reference + "[0].to: 'products' is not table.column"),
        sales(
                "          - to: products.product_id\n",
                "          - to: products.product_id\n          - to: sales.sale_id\n")
            .gives("two references", reference + ": a column can refer to one table only"),
        Change.of(
                "shop/products.yaml",
                "logicalType: string\n        primaryKey",
                "logicalType: integer\n        primaryKey")
            .gives(
                "reference of another type",
                reference + "[0].to: 'product_id' is bigint, the column is string"),
        Change.of(
                "shop/products.yaml",
                "- name: name\n",
                "- name: name\n        relationships: [{to: sales.sale_id}]\n")
            .gives(
                "tables that refer to each other",
                "contracts/shop/products.yaml: schema[0]: refers to itself by way of 'sales'",
                SALES + ": refers to itself by way of 'products'"));
  }

  private static Change products(String before, String after) {
    return Change.of("shop/products.yaml", before, after);
  }

  private static Change sales(String before, String after) {
    return Change.of("shop/sales.yaml", before, after);
  }
}
