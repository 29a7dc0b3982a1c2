package io.saleslake.sql;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.TestLake;
import io.saleslake.contract.SqlScope;
import io.saleslake.sql.AllowedFunctions.AllowedFunction;
import io.saleslake.sql.AllowedFunctions.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedFunctionsTest {
  private static final String COLUMNS =
      "text STRING, other STRING, count BIGINT, amount DECIMAL(18,4), ratio DOUBLE, day DATE,"
          + " other_day DATE, time TIMESTAMP, condition BOOLEAN, list ARRAY<STRING>,"
          + " pairs MAP<STRING, STRING>";

  @Test
  void areListedInTheDocumentation() throws IOException {
    String expected =
        Stream.of(Group.values())
            .map(
                group ->
                    "\n**%s**\n\n| call | result |\n|---|---|\n".formatted(group.title())
                        + AllowedFunctions.ALL.stream()
                            .filter(function -> function.group() == group)
                            .map(AllowedFunctionsTest::row)
                            .collect(joining()))
            .collect(joining());

    assertThat(Files.readString(Path.of("docs/contracts.md"))).contains(expected);
  }

  private static String row(AllowedFunction function) {
    return "| `%s` | %s |\n".formatted(function.usage(), function.result());
  }

  @Test
  void canAllBeCalledAsTheDocumentationSays(@TempDir Path folder) {
    List<String> problems = new ArrayList<>();
    try (TestLake lake = TestLake.at(folder)) {
      SparkSession spark = lake.spark().newSession();
      spark
          .sql("SELECT from_json('{}', '%s') AS r".formatted(COLUMNS))
          .select("r.*")
          .createOrReplaceTempView("columns");
      for (AllowedFunction function : AllowedFunctions.ALL) {
        for (String ansi : List.of("false", "true")) {
          spark.conf().set("spark.sql.ansi.enabled", ansi);
          problems(spark, function)
              .forEach(problem -> problems.add(function.usage() + ": " + problem));
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  /** The problem that the parser, the analyzer or the execution reports for a call. */
  private static List<String> problems(SparkSession spark, AllowedFunction function) {
    String call =
        function.usage() + (function.group() == Group.WINDOW ? " OVER (ORDER BY day)" : "");
    String sql = "SELECT %s FROM columns".formatted(call);
    SqlScope scope =
        switch (function.group()) {
          case CONDITION, TEXT, NUMBER, DATE, NESTED, JSON -> SqlScope.ROW;
          case GENERATOR -> SqlScope.RESHAPE;
          case CONVERSION, AGGREGATE, WINDOW -> SqlScope.MART;
        };
    List<String> problems = new ArrayList<>();
    if (scope == SqlScope.ROW) {
      var unused = SqlSyntax.ofExpression(call, problems);
    } else {
      var unused = SqlSyntax.ofQuery(sql, scope, problems);
    }
    problems.addAll(AnalyzedSql.problems(() -> spark.sql(sql), scope, Set.of("columns")));
    if (problems.isEmpty()) {
      spark.sql(sql).collectAsList();
    }
    return problems;
  }
}
