package io.saleslake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.TestLake;
import io.saleslake.contract.SqlScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnalyzedSqlTest {
  private static final String LISTED = " is not allowed (docs/contracts.md lists what is allowed)";
  private static SparkSession spark;

  @BeforeAll
  static void startSpark(@TempDir Path folder) {
    try (TestLake lake = TestLake.at(folder)) {
      spark = lake.spark().newSession();
    }
    spark
        .sql("SELECT '' AS text, '' AS zip, 1 AS n, 1.5D AS r, true AS b, DATE'2026-01-01' AS d")
        .createOrReplaceTempView("rows");
    spark.sql("SELECT 1 AS secret").createOrReplaceTempView("others");
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource({"conversions", "rowsOnly", "otherNames"})
  void finds(String sql, SqlScope scope, String problem) {
    // As the jobs run it: mappings and reshapes without ANSI mode, marts with it.
    spark.conf().set("spark.sql.ansi.enabled", scope == SqlScope.MART);
    String query = sql.startsWith("SELECT") ? sql : "SELECT %s FROM rows".formatted(sql);

    assertThat(AnalyzedSql.problems(() -> spark.sql(query), scope, Set.of("rows")))
        .containsExactlyElementsOf(problem.isEmpty() ? List.of() : List.of(problem));
  }

  static Stream<Arguments> conversions() {
    return Stream.of(SqlScope.ROW, SqlScope.MART)
        .flatMap(
            scope ->
                Stream.of(
                    taken(scope, "abs(text)", "abs", "double"),
                    taken(scope, "round(text, 2)", "round", "double"),
                    taken(scope, "text * 2", "*", scope == SqlScope.MART ? "bigint" : "double"),
                    taken(scope, "-text", "-", "double"),
                    taken(scope, "text = 1", "=", scope == SqlScope.MART ? "bigint" : "int"),
                    taken(scope, "d > text", ">", "date"),
                    taken(scope, "b = text", "=", "boolean"),
                    taken(scope, "year(text)", "year", "date"),
                    taken(
                        scope,
                        "text BETWEEN 1 AND 5",
                        "between",
                        scope == SqlScope.MART ? "bigint" : "int"),
                    taken(
                        scope,
                        "CASE text WHEN 1 THEN 'a' END",
                        "=",
                        scope == SqlScope.MART ? "bigint" : "int"),
                    none(scope, "concat(text, n)"),
                    none(scope, "string(n) || text"),
                    none(scope, "coalesce(text, string(n), NULL)"),
                    none(scope, "text IN ('1', '2')"),
                    none(scope, "d > '2026-01-31'"),
                    none(scope, "n = '1'"),
                    Arguments.of(
                        "d > '2026-02-30'",
                        scope,
                        ">: text '2026-02-30' taken for date would lose values in silence; "
                            + remedy(scope))));
  }

  static Stream<Arguments> rowsOnly() {
    return Stream.of(
        mixed("coalesce(text, 0)", "coalesce", "int"),
        mixed("nvl(text, 0)", "nvl", "int"),
        mixed("if(b, text, n)", "if", "int"),
        mixed("text IN (1, 2)", "in", "int"),
        mixed("array(text, d)", "array", "date"),
        Arguments.of(
            "from_json(text, 'a int')",
            SqlScope.ROW,
            "from_json would lose values in silence; give its fields the type string"),
        Arguments.of(
            "CAST(text AS int)",
            SqlScope.RESHAPE,
            "CAST to int would lose values in silence; give the mapped column that type instead"),
        none(SqlScope.MART, "CAST(text AS int)"),
        none(SqlScope.MART, "to_date(text)"),
        taken(SqlScope.MART, "coalesce(text, 0)", "coalesce", "bigint"),
        Arguments.of(
            "SELECT text FROM rows UNION SELECT n FROM rows",
            SqlScope.MART,
            "a set operation: text column 'text' taken for bigint would lose values in silence;"
                + " write CAST"));
  }

  static Stream<Arguments> otherNames() {
    return Stream.of(
        refused("now()", "now"),
        refused("current_date", "current_date"),
        refused("current_user", "current_user"),
        refused("version()", "version"),
        refused("input_file_name()", "input_file_name"),
        refused("reflect('java.lang.System', 'getenv', 'PATH')", "reflect"),
        refused("raise_error(text)", "raise_error"),
        refused("repeat(text, 1000000000)", "repeat"),
        refused("SELECT secret FROM others", "others"),
        refused("SELECT id FROM range(5)", "Range"),
        refused(
            "SELECT TRANSFORM(text) USING 'cat' AS (a STRING) FROM rows", "ScriptTransformation"),
        refused("SELECT text FROM rows WHERE EXISTS (SELECT 1 FROM others)", "others"),
        refused("SELECT text FROM rows TABLESAMPLE (10 PERCENT)", "Sample"),
        Arguments.of(
            "d < 'now'",
            SqlScope.MART,
            "'now' for a date may change from run to run; write it in digits"),
        Arguments.of(
            "to_date('to' || 'day')",
            SqlScope.MART,
            "concat('to', 'day') for a date may change from run to run; write it in digits"),
        none(
            SqlScope.MART,
            "SELECT k, sum(n) OVER w, lag(n) OVER w, grouping FROM (SELECT text AS k, n, b, 1 AS"
                + " grouping FROM rows) WINDOW w AS (PARTITION BY k ORDER BY n)"),
        none(
            SqlScope.MART,
            "SELECT a.text, count(DISTINCT a.n), v.x FROM rows a LEFT JOIN (VALUES (1), (2)) v(x) ON"
                + " a.n = v.x WHERE a.n IN (SELECT n FROM rows) GROUP BY ALL HAVING count(*) > 1 ORDER"
                + " BY 1 LIMIT 5"),
        none(SqlScope.MART, "d + INTERVAL 1 DAY"),
        none(SqlScope.MART, "d - d"),
        none(SqlScope.MART, "SELECT text, sum(n) FILTER (WHERE b) FROM rows GROUP BY text"),
        none(
            SqlScope.RESHAPE,
            "SELECT text, item.a FROM rows LATERAL VIEW explode(from_json(text,"
                + " 'array<struct<a:string>>')) AS item"));
  }

  private static Arguments taken(SqlScope scope, String sql, String owner, String type) {
    return Arguments.of(
        sql,
        scope,
        "%s: text column 'text' taken for %s would lose values in silence; %s"
            .formatted(owner, type, remedy(scope)));
  }

  private static String remedy(SqlScope scope) {
    return scope == SqlScope.MART ? "write CAST" : "give the column that type";
  }

  private static Arguments mixed(String sql, String owner, String type) {
    return Arguments.of(sql, SqlScope.ROW, owner + ": mixes text and " + type);
  }

  private static Arguments refused(String sql, String what) {
    return Arguments.of(sql, SqlScope.MART, what + LISTED);
  }

  private static Arguments none(SqlScope scope, String sql) {
    return Arguments.of(sql, scope, "");
  }
}
