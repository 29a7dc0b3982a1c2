package io.saleslake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.contract.Change;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckSyntaxTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          amont > 0 OR   | column 'amont' does not exist
          amount > > 0 OR | not valid SQL: [PARSE_SYNTAX_ERROR] Syntax error at or near '>'. SQLSTATE: 42601 (line 1, pos 9)
          """)
  void namesFileAndKeyOfARule(String sql, String problem, @TempDir Path folder) throws IOException {
    assertThat(
            Change.of("shop/sales.yaml", "amount > 0 OR", sql)
                .problemsIn(folder, CheckSyntax::check))
        .containsExactly(
            "contracts/shop/sales.yaml: schema[0].quality[0].implementation: " + problem);
  }
}
