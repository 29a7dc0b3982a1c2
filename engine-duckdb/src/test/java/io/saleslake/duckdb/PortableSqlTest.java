package io.saleslake.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.contract.SqlScope;
import io.saleslake.contract.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortableSqlTest {
  private static List<String> check(SqlScope scope, String sql) {
    Set<String> tables = Set.of("silver.order_lines", "ecb_fx");
    return PortableSql.check(
        new SqlText(
            "file",
            "key",
            sql,
            scope,
            scope == SqlScope.ROW ? Optional.empty() : Optional.of(tables)));
  }

  @Test
  void acceptsWhatIsOnTheList() {
    assertThat(check(SqlScope.ROW, "if(state = 'placed', qty, -abs(qty))")).isEmpty();
    assertThat(check(SqlScope.ROW, "extract(year FROM day)")).isEmpty();
    assertThat(check(SqlScope.ROW, "CAST(quantity AS STRING)")).isEmpty();
    assertThat(
            check(
                SqlScope.MART,
                "WITH o AS (SELECT a, count(*) AS n FROM silver.order_lines GROUP BY ALL) SELECT a, sum(n) AS n, rank() OVER (ORDER BY a) AS r FROM o"))
        .isEmpty();
    assertThat(
            check(
                SqlScope.RESHAPE, "SELECT _record, c FROM ecb_fx UNPIVOT (r FOR c IN (usd, try))"))
        .isEmpty();
  }

  @Test
  void namesTheFunctionThatIsNotOnTheListOrThatOnlySparkRuns() {
    assertThat(check(SqlScope.ROW, "getenv('HOME')"))
        .containsExactly("function 'getenv' is not allowed (docs/contracts.md lists what is)");
    assertThat(check(SqlScope.ROW, "get_json_object(text, '$.a')"))
        .containsExactly(
            "function get_json_object is not portable (docs/contracts.md): set engine: spark");
  }

  @Test
  void refusesFunctionsOutsideOfTheirScope() {
    assertThat(check(SqlScope.ROW, "sum(a)"))
        .containsExactly("sum: an expression sees one row only");
    assertThat(check(SqlScope.ROW, "to_date(a)"))
        .containsExactly(
            "to_date would lose values in silence; give the raw column a type and formats instead");
    assertThat(check(SqlScope.ROW, "CAST(a AS INT)"))
        .containsExactly(
            "CAST to another type than string would lose values in silence; give the raw column that type instead");
    assertThat(check(SqlScope.MART, "SELECT rank() AS r FROM silver.order_lines"))
        .containsExactly("rank: needs OVER (...)");
    assertThat(check(SqlScope.ROW, "lpad(a, 2000, 'x')"))
        .containsExactly("lpad: the size must be a number up to 1000");
  }

  @Test
  void refusesTablesThatItMayNotRead() {
    assertThat(check(SqlScope.MART, "SELECT a FROM gold.secret"))
        .containsExactly("table 'gold.secret' does not exist");
    assertThat(check(SqlScope.MART, "SELECT a FROM 'file.csv'"))
        .containsExactly("a table is missing behind FROM or JOIN");
    assertThat(check(SqlScope.MART, "SELECT a FROM silver.order_lines, `/etc/passwd`"))
        .containsExactly("table '/etc/passwd' does not exist");
    assertThat(check(SqlScope.MART, "SELECT a FROM read_csv('x')"))
        .anyMatch(problem -> problem.contains("read_csv"));
    assertThat(check(SqlScope.ROW, "(SELECT max(a) FROM t)")).isNotEmpty();
  }
}
