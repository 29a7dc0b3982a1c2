package io.saleslake.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"TABLE": "{\\"ADD\\":{\\"Details\\":\\"{}\\",\\"Count\\":2},\\"DELETE\\":{\\"Count\\":1}}",
         "PARTITION": "{\\"UPDATE\\":{\\"Count\\":7}}"}
        """,
        """
        {"TABLES": {"ADD": 2, "UPDATE": 0, "DELETE": "1"}, "PARTITIONS": {"UPDATE": {"Count": 7}}}
        """,
        """
        {"TABLE": {"ADD": ["a", "b"], "DELETE": ["c"]}, "PARTITION": {"UPDATE": 7}}
        """
      })
  void parsesTheCountsInASummary(String summary) {
    assertThat(Changes.parse(summary))
        .contains(new Changes(new Changes.Counts(2, 0, 1), new Changes.Counts(0, 7, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "[1]", "{\"TABLE"})
  void isAbsentForAnUnknownSummaryFormat(String summary) {
    assertThat(Changes.parse(summary)).isEmpty();
  }
}
