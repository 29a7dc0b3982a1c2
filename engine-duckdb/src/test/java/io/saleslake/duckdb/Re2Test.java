package io.saleslake.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Re2Test {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a|a",
        "\\d+|[0-9]+",
        "[\\d_.-]|[0-9_.-]",
        "\\.|\\.",
        "(?:ab)*?c|(?:ab)*?c",
        "x{2,3}|x{2,3}",
        "[^@\\s]|[^@\\x09-\\x0D ]",
        "\\u00e4|\\x{e4}",
      })
  void isTheSamePatternInTheWordsOfRe2(String java, String re2) {
    assertThat(Re2.of(java)).map(Re2::pattern).contains(re2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a", "(?=a)", "(a)\\1", "\\bword", "\\p{L}", "[a[b]]", "[a&&b]", "a++", "(a*)*", "(a)+",
        "a$b", "x{1001}", "^*", "\\Qa\\E", "[]a]", "(a", "a)", "\\"
      })
  void leavesToJavaWhatRe2ReadsDifferently(String java) {
    assertThat(Re2.of(java)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a*, true", "a+, false", "(?:a|), true", "^, true", "a?b, false", "$, true"})
  void tellsWhetherAnEmptyTextMatches(String java, boolean matches) {
    assertThat(Re2.of(java)).map(Re2::matchesEmpty).contains(matches);
  }
}
