package io.saleslake.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.engine.InvalidSqlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkSqlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'it''s'                     | 'it''s'",
        "'it\\'s'                    | 'it''s'",
        "\"q\\\"x'y\"                | 'q\"x''y'",
        "'a\\tb\\u00e4\\\\'          | 'a\tb\u00e4\\'",
        "'a' 'b'                     | 'ab'",
        "r'a\\nb'                    | 'a\\nb'",
        "'-- no /* comment */ `x`'   | '-- no /* comment */ `x`'",
        "`a b`                       | \"a b\"",
        "order_id                    | \"order_id\"",
        "s.`column`                  | \"s\".\"column\"",
        "5                           | CAST(5 AS INTEGER)",
        "5L                          | CAST(5 AS BIGINT)",
        "-5                          | CAST(-5 AS INTEGER)",
        "0.50                        | CAST('0.50' AS DECIMAL(2,2))",
        "-0.5                        | CAST('-0.5' AS DECIMAL(1,1))",
        "1.5BD                       | CAST('1.5' AS DECIMAL(2,1))",
        "1.5D                        | CAST('1.5' AS DOUBLE)",
        "1e3                         | CAST('1e3' AS DOUBLE)",
        "DATE '2026-1-5'             | CAST('2026-01-05' AS DATE)",
        "a <=> b                     | \"a\" IS NOT DISTINCT FROM \"b\"",
        "a DIV b                     | \"a\" // \"b\"",
        "a -- comment                | \"a\"",
        "/*+ BROADCAST(b) */ a       | \"a\"",
        "CAST(a AS STRING)           | to_text(\"a\")",
        "try_cast(a AS DECIMAL(9,2)) | try_decimal(\"a\", NULL::DECIMAL(9,2))",
        "if(a, b, c)                 | CASE WHEN \"a\" THEN \"b\" ELSE \"c\" END",
        "a LIKE 'x%'                 | \"a\" LIKE 'x%'",
        "a LIKE 'x\\\\_'             | \"a\" LIKE 'x\\_' ESCAPE '\\'",
        "a[0]                        | item(\"a\", CAST(0 AS INTEGER))",
        "transform(a, x -> x)        | system.main.list_transform(\"a\", lambda \"x\": \"x\")",
        "array(a, b)                 | [\"a\", \"b\"]",
        "a ANTI JOIN b USING (c)     | \"a\" ANTI JOIN \"b\" USING (\"c\")",
        "a LEFT SEMI JOIN b USING (c)| \"a\" SEMI JOIN \"b\" USING (\"c\")",
        "SELECT a FROM t LIMIT 5     | SELECT \"a\" FROM \"t\" LIMIT 5",
        "SELECT a FROM t ORDER BY 1, 2 DESC | SELECT \"a\" FROM \"t\" ORDER BY 1 , 2 DESC",
        "rank() OVER w               | CAST(rank() OVER \"w\" AS INTEGER)",
        "lead(a) OVER (ORDER BY b ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) | system.main.lead(\"a\") OVER (ORDER BY \"b\" ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)",
      })
  void translates(String spark, String duckDb) {
    assertThat(SparkSql.translate(spark)).isEqualTo(duckDb);
  }

  @Test
  void marksTheDigitsOfIntegersBesideOperators() {
    assertThat(SparkSql.translate("a / 100"))
        .isEqualTo("\"a\" / CAST(CAST(100 AS INTEGER) AS UINTEGER)");
  }

  @Test
  void usesRe2WhereItReadsThePatternAsJavaDoes() {
    assertThat(SparkSql.translate("regexp_like(a, '^[A-Z]{3}\\\\d+$')"))
        .startsWith("system.main.regexp_matches(to_text(\"a\"), '^[A-Z]{3}[0-9]+(?:");
    assertThat(SparkSql.translate("regexp_like(a, '(?i)x')"))
        .isEqualTo("regexp_like(\"a\", '(?i)x')");
    assertThat(SparkSql.translate("regexp_replace(a, '(x)y', '$1z')"))
        .isEqualTo("system.main.regexp_replace(to_text(\"a\"), '(x)y', '\\1z', 'g')");
    assertThat(SparkSql.translate("regexp_replace(a, 'x*', '')"))
        .isEqualTo("regexp_replace(\"a\", 'x*', '')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "stack(2, a, b)     | function stack is not portable",
        "read_csv('x')      | function read_csv is not portable",
        "CAST(a AS BINARY)  | type binary is not portable",
        "a; DROP TABLE b    | operator ';' is not portable",
        "a & b              | operator '&' is not portable",
        "'a                 | a text does not end",
        "(a                 | ')' is missing",
        "a)                 | ')' without its opening bracket",
        "DATE 'today'       | 'today' is no date",
      })
  void refusesWhatIsNotPortable(String sql, String reason) {
    assertThatThrownBy(() -> SparkSql.translate(sql))
        .isInstanceOf(InvalidSqlException.class)
        .hasMessageContaining(reason);
  }
}
