package io.saleslake.portable;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.TestLake;
import io.saleslake.contract.AllowedFunctions;
import io.saleslake.contract.AllowedFunctions.AllowedFunction;
import io.saleslake.contract.AllowedFunctions.Group;
import io.saleslake.engine.OnError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both engines give the same values of the same types for all that is portable. */
@Tag("slow")
class PortableFunctionsTest {
  private static final String NULL_ONLY = "NULL: ";

  /** One query for many expressions: to plan a query takes longer than few rows do. */
  private static final int TOGETHER = 25;

  @TempDir static Path folder;
  private static BothEngines engines;

  @BeforeAll
  static void start() throws SQLException {
    engines = BothEngines.start(folder, TestLake.FEW_ROWS);
    HostileColumns.define(engines);
  }

  @AfterAll
  static void stop() throws SQLException {
    engines.close();
  }

  /** Every portable function is called as the documentation says. */
  @ParameterizedTest
  @EnumSource
  void givesTheSameForEveryFunction(OnError onError) {
    List<String> expressions = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (AllowedFunction function : AllowedFunctions.ALL) {
      if (!function.isPortable()) {
        continue;
      }
      String usage = function.usage();
      switch (function.group()) {
        case CONDITION, TEXT, NUMBER, DATE, NESTED, JSON, CONVERSION -> expressions.add(usage);
        case WINDOW -> expressions.add(usage + " OVER (PARTITION BY condition ORDER BY id)");
        case AGGREGATE ->
            differences.addAll(
                differences(
                    onError,
                    // Of several rows with the least or greatest value, any may be taken.
                    "SELECT condition, %s AS v FROM columns WHERE coalesce(ratio, 0.0D) = 1.5D GROUP BY condition ORDER BY condition"
                        .formatted(usage.replace("(text, time)", "(text, id)"))));
        case GENERATOR ->
            differences.addAll(
                differences(
                    onError,
                    "SELECT id, v.* FROM columns LATERAL VIEW %s v AS %s ORDER BY ALL"
                        .formatted(usage, usage.startsWith("pos") ? "p, x" : "x")));
      }
    }
    differences.addAll(ofExpressions(onError, expressions));
    assertThat(differences).isEmpty();
  }

  private static List<String> ofExpressions(OnError onError, List<String> expressions) {
    List<String> differences = new ArrayList<>();
    for (int start = 0; start < expressions.size(); start += TOGETHER) {
      List<String> some =
          expressions.subList(start, Math.min(start + TOGETHER, expressions.size()));
      StringBuilder all = new StringBuilder("SELECT id");
      for (int i = 0; i < some.size(); i++) {
        all.append(", ").append(some.get(i)).append(" AS v").append(i);
      }
      String sql = all.append(" FROM columns ORDER BY id").toString();
      // Where one expression fails, none of the others is compared.
      if (engines.ofDuckDb(onError, sql).failure() != null
          || !engines.differences(onError, sql).isEmpty()) {
        some.forEach(expression -> differences.addAll(differences(onError, ofRows(expression))));
      }
    }
    return differences;
  }

  private static String ofRows(String expression) {
    return "SELECT id, %s AS v FROM columns ORDER BY id".formatted(expression);
  }

  /** Further calls, operators and clauses, one on a line. */
  @ParameterizedTest
  @EnumSource
  void givesTheSameForOperatorsClausesAndArgumentsAtTheirLimits(OnError onError)
      throws IOException {
    List<String> expressions = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (String line : lines()) {
      if (onError == OnError.NULL || !line.startsWith(NULL_ONLY)) {
        String sql = line.replaceFirst("^" + NULL_ONLY, "");
        if (sql.startsWith("SELECT") || sql.startsWith("WITH")) {
          differences.addAll(differences(onError, sql));
        } else {
          expressions.add(sql);
        }
      }
    }
    differences.addAll(ofExpressions(onError, expressions));
    assertThat(differences).isEmpty();
    assertThat(expressions).hasSizeGreaterThan(200);
  }

  private static List<String> lines() throws IOException {
    try (var resource = PortableFunctionsTest.class.getResourceAsStream("portable.sql")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("--"))
          .toList();
    }
  }

  /** The first difference of each query is enough. */
  private static List<String> differences(OnError onError, String sql) {
    return engines.differences(onError, sql).stream().limit(1).toList();
  }

  @Test
  void findsADifference() {
    assertThat(engines.differences(OnError.NULL, ofRows("list"))).isEmpty();
    BothEngines.Result spark = engines.ofSpark(OnError.NULL, "SELECT 1 AS v");
    assertThat(engines.ofDuckDb(OnError.NULL, "SELECT 2 AS v").rows()).isNotEqualTo(spark.rows());
    assertThat(engines.ofDuckDb(OnError.NULL, "SELECT 1L AS v").types())
        .isNotEqualTo(spark.types());
    assertThat(engines.ofSpark(OnError.FAIL, "SELECT 1 / 0").failure()).isNotNull();
    assertThat(engines.ofDuckDb(OnError.FAIL, "SELECT 1 / 0").failure()).isNotNull();
  }

  @Test
  void leavesOnlyToSparkWhatDependsOnTheOrderOfRowsOrReadsJson() {
    assertThat(AllowedFunctions.ALL)
        .filteredOn(function -> !function.isPortable())
        .extracting(AllowedFunction::group)
        .containsOnly(Group.JSON, Group.AGGREGATE, Group.GENERATOR);
  }
}
