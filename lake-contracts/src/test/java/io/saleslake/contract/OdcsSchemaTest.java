package io.saleslake.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Validates contracts against a JSON schema of ODCS v3.1.0: the profile in the test resources, or
 * the file given by {@code -Dodcs.schema}, such as the published schema.
 */
class OdcsSchemaTest {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("contracts"),
          Path.of("tests/contracts"),
          Path.of("lake-contracts/src/fixtures/resources/contracts"));

  private static final Schema SCHEMA = schema(System.getProperty("odcs.schema"));

  @Test
  void allowsEveryContract() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path folder : FOLDERS) {
      List<Path> contracts = contracts(folder);
      assertThat(contracts).as("contracts in %s", folder).hasSizeGreaterThanOrEqualTo(3);
      for (Path contract : contracts) {
        problems(contract).forEach(problem -> problems.add(contract + ": " + problem));
      }
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void rejects(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    Path contracts = Change.baseline(folder);
    change.apply(contracts);
    assertThat(problems(contracts.resolve("shop/sales.yaml"))).containsAll(problems);
    assertThat(problems(contracts.resolve("shop/products.yaml"))).isEmpty();
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        sales("id: shop-sales\n", "")
            .gives("a contract without an id", ": required property 'id' not found"),
        sales("version: 1.0.0\n", "version: 1.0\n")
            .gives("a version that is a number", "/version: number found, string expected"),
        sales("status: active\n", "status: active\nowner: me\n")
            .gives(
                "an unknown key",
                ": property 'owner' is not defined in the schema and the schema does not allow additional properties"),
        sales("    unit: h\n", "    unit: h\n    every: day\n")
            .gives(
                "an unknown key of a promise",
                "/slaProperties/0: property 'every' is not defined in the schema and the schema does not allow additional properties"),
        sales("logicalType: timestamp", "logicalType: datetime")
            .gives(
                "an unknown type",
                "/schema/0/properties/1/logicalType: does not have a value in the enumeration [\"string\", \"integer\", \"number\", \"boolean\", \"date\", \"timestamp\", \"time\", \"object\", \"array\"]"),
        sales("maximum: 1000", "maximum: \"1000\"")
            .gives(
                "a bound of numbers that is text",
                "/schema/0/properties/3/logicalTypeOptions/maximum: string found, number expected"),
        sales("maximum: 1000", "pattern: '[0-9]+'")
            .gives(
                "an option of another type",
                "/schema/0/properties/3/logicalTypeOptions: property 'pattern' is not defined in the schema and the schema does not allow additional properties"),
        sales("to: products.product_id", "to: products")
            .gives(
                "a reference to a table",
                "/schema/0/properties/2/relationships/0/to: does not match the regex pattern ^[A-Za-z_][A-Za-z0-9_]*\\.[A-Za-z_][A-Za-z0-9_]*$"),
        sales("metric: invalidValues", "metric: wrongValues")
            .gives(
                "an unknown metric",
                "/schema/0/properties/5/quality/0/metric: does not have a value in the enumeration [\"nullValues\", \"missingValues\", \"invalidValues\", \"duplicateValues\", \"rowCount\"]"),
        sales("        type: custom\n        engine: spark\n", "        engine: spark\n")
            .gives(
                "a rule of an engine without its type",
                "/schema/0/quality/0: required property 'type' not found"),
        sales(
                "      - property: newestBy\n        value: sold_at\n",
                "      - property: newestBy\n")
            .gives(
                "a setting without a value",
                "/schema/0/customProperties/0: required property 'value' not found"));
  }

  private static Change sales(String before, String after) {
    return Change.of("shop/sales.yaml", before, after);
  }

  /** A contract that the lake accepts is also valid for other ODCS tools. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void rejectsNothingThatTheLakeAccepts(
      String name, Change change, List<String> problems, @TempDir Path folder) throws IOException {
    assertThat(change.problemsIn(folder)).isNotEmpty();
  }

  private static List<String> problems(Path contract) throws IOException {
    return SCHEMA.validate(Files.readString(contract), InputFormat.YAML).stream()
        .map(Error::toString)
        .toList();
  }

  private static List<Path> contracts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static Schema schema(@Nullable String file) {
    try (InputStream profile =
        OdcsSchemaTest.class.getResourceAsStream("/odcs-v3.1.0-profile.schema.json")) {
      String text =
          file == null
              ? new String(profile.readAllBytes(), UTF_8)
              : Files.readString(Path.of(file));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
