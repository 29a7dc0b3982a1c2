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

class OdcsReaderTest {
  private static final String FILE = "contracts/shop/marts/sales_by_day.yaml: ";

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void namesFileAndKeyOf(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    assertThat(change.problemsIn(folder)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        mart("status: active", "statsu: active")
            .gives(
                "an unknown key at the top",
                FILE + "statsu: unknown key",
                FILE + "status: missing"),
        mart("        required: true\n", "        requierd: true\n")
            .gives(
                "an unknown key of a column",
                FILE + "schema[0].properties[0].requierd: unknown key"),
        mart("        required: true\n", "        logicalTypeOptions: {multipleOf: 5}\n")
            .gives(
                "an unknown option of a type",
                FILE + "schema[0].properties[0].logicalTypeOptions.multipleOf: unknown key"),
        mart("team:\n  name: shop-data", "team:\n  name: shop-data\n  mail: a@b.c")
            .gives("an unknown key of the team", FILE + "team.mail: unknown key"),
        mart("status: active", "status: active\nstatus: draft")
            .gives("a duplicate key", FILE + "duplicate key 'status' in line 7"),
        mart("        required: true\n", "        required: true\n        required: false\n")
            .gives(
                "a duplicate key in a column",
                FILE + "schema[0].properties[0]: duplicate key 'required' in line 19"),
        mart("required: true", "required: perhaps")
            .gives(
                "text for a flag",
                FILE + "schema[0].properties[0].required: must be true or false"),
        mart("required: true", "required: true\n        partitionKeyPosition: 1.5")
            .gives(
                "a fraction for a position",
                FILE + "schema[0].properties[0].partitionKeyPosition: must be a whole number"),
        mart("name: Sales by day", "name: [Sales, by, day]")
            .gives("a list for text", FILE + "name: must be text"),
        mart("team:\n  name: shop-data", "team: shop-data")
            .gives("text for keys", FILE + "team: must be a map of keys"),
        mart("      - name: revenue\n", "      -\n      - name: revenue\n")
            .gives("a column that is not there", FILE + "schema[0].properties[1]: missing"),
        Change.write("shop/marts/sales_by_day.yaml", "").gives("an empty file", FILE + "is empty"),
        Change.write("shop/marts/sales_by_day.yaml", "# later\n\n")
            .gives("nothing but a comment", FILE + "is empty"),
        Change.write("shop/marts/sales_by_day.yaml", "---\n")
            .gives("nothing but a document mark", FILE + "is empty"),
        Change.write("shop/marts/sales_by_day.yaml", "- apiVersion: v3.1.0\n")
            .gives("a list", FILE + "must be a map of keys"),
        Change.write("shop/marts/sales_by_day.yaml", "# " + "x".repeat(60 << 20))
            .gives("60 MB of comment", FILE + "62914562 bytes are too many (at most 1048576)"),
        Change.write("shop/marts/sales_by_day.yaml", "a: [1\n")
            .gives(
                "what is not YAML",
                FILE + "not valid YAML in line 2: expected ',' or ']', but got <stream end>"),
        mart(
                "          source: silver.sales.sold_at\n",
                "          source: silver.sales.sold_at\n---\nkind: other\n")
            .gives("a second document", FILE + "holds more than one document"));
  }

  private static Change mart(String before, String after) {
    return Change.of("shop/marts/sales_by_day.yaml", before, after);
  }
}
