package io.saleslake.bronze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.contract.FeedContract.Format;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.FileOptions.Quotes;
import io.saleslake.contract.RawFormat;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
  private static final FileOptions STRICT = options(false, Quotes.STRICT, '"');
  private static final FileOptions MULTI_LINE = options(true, Quotes.STRICT, '"');
  private static final FileOptions LENIENT = options(false, Quotes.LENIENT, '"');

  private static FileOptions options(boolean multiLine, Quotes quotes, char escape) {
    return new FileOptions(
        ",", '"', escape, "UTF-8", true, multiLine, quotes, '.', "", List.of(), List.of());
  }

  /** Formats records as {@code line: values}, malformed ones as {@code line! problem: text}. */
  private static List<String> read(FileOptions options, String text) throws IOException {
    List<String> read = new ArrayList<>();
    RawFormat format = new RawFormat(Format.CSV, options, List.of("a", "b"));
    try (CsvRecords records = new CsvRecords(format, new StringReader(text))) {
      for (RawRecord row = records.next(); row != null; row = records.next()) {
        read.add(
            row.isMalformed()
                ? "%d! %s: %s".formatted(row.line(), row.problem(), row.text())
                : "%d: %s".formatted(row.line(), row.values()));
      }
    }
    return read;
  }

  @Test
  void readsQuotedFieldsAndKeepsSpacesAndEmptyFields() throws IOException {
    assertThat(read(STRICT, "a,b\n x ,\"1,5\"\"\"\n\n,\r\n\"\",y\r3,4"))
        .containsExactly("2: [ x , 1,5\"]", "4: [, ]", "5: [, y]", "6: [3, 4]");
  }

  @Test
  void rejectsAQuoteInsideAnUnquotedField() throws IOException {
    assertThat(read(STRICT, "a,b\nSandals\"An exclusive, these\n1,2\n"))
        .containsExactly(
            "2! a quote inside the unquoted field 1: Sandals\"An exclusive, these", "3: [1, 2]");
  }

  @Test
  void rejectsTextAfterAClosingQuote() throws IOException {
    assertThat(read(STRICT, "a,b\n\"x\" y,1\n1,2\n"))
        .containsExactly("2! text after the closing quote of field 1: \"x\" y,1", "3: [1, 2]");
  }

  @Test
  void rejectsAnotherNumberOfFields() throws IOException {
    assertThat(read(STRICT, "a,b\n1\n1,2,3\n1,2\n"))
        .containsExactly(
            "2! 1 fields instead of 2: 1", "3! 3 fields instead of 2: 1,2,3", "4: [1, 2]");
  }

  @Test
  void neverMakesARecordOfALineWithinQuotes() throws IOException {
    String injected = "a,b\n1,\"nice\nEVIL,99\nend\"\n2,3\n";

    assertThat(read(STRICT, injected))
        .containsExactly(
            "2! a line break within quotes (multiLine is off): 1,\"nice\nEVIL,99\nend\"",
            "5: [2, 3]");
    assertThat(read(MULTI_LINE, injected))
        .containsExactly("2: [1, nice\nEVIL,99\nend]", "5: [2, 3]");
  }

  @Test
  void keepsTheLinesOfAMalformedRecordTogether() throws IOException {
    assertThat(read(MULTI_LINE, "a,b\n1,\"nice\r\nEVIL,99\r\nend\",5\r\n2,3\r\n"))
        .containsExactly("2! 3 fields instead of 2: 1,\"nice\r\nEVIL,99\r\nend\",5", "5: [2, 3]");
  }

  @Test
  void readsAnUnclosedQuoteAsOneRecord() throws IOException {
    assertThat(read(STRICT, "a,b\n1,2\n\"3,4\n5,6\n"))
        .containsExactly("2: [1, 2]", "3! a quote that does not close: \"3,4\n5,6\n");
    String lines = "5,6\n".repeat(300_000);
    assertThatThrownBy(() -> read(STRICT, "a,b\n\"3,4\n" + lines))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("a quote that opens in line 2 does not close");
  }

  @Test
  void keepsStrayQuotesAsTextWhereTheFeedIsLenient() throws IOException {
    assertThat(read(LENIENT, "a,b\n5\" pipe,\"x\"y\n\"open,1\n\"a,b\",\"\"\"\"\n"))
        .containsExactly("2: [5\" pipe, \"x\"y]", "3: [\"open, 1]", "4: [a,b, \"]");
  }

  @Test
  void readsTheEscapeOfTheFeed() throws IOException {
    assertThat(read(options(false, Quotes.STRICT, '\\'), "a,b\n\"x\\\"y\",\"c\\\\d\\n\"\n"))
        .containsExactly("2: [x\"y, c\\d\\n]");
  }

  @Test
  void namesHeaderCellsThatHaveNoNameOrAnotherCellsName() throws IOException {
    RawFormat format = new RawFormat(Format.CSV, STRICT, List.of("a"));
    try (CsvRecords records = new CsvRecords(format, new StringReader("\uFEFFa, b,,a\n"))) {
      assertThat(records.columns()).containsExactly("a", "b", "#3", "a#4");
    }
  }

  @Test
  void rejectsARecordThatDoesNotFitIntoMemory() {
    assertThatThrownBy(() -> read(STRICT, "a,b\n" + "x".repeat((1 << 24) + 1) + ",1\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("line 2 is longer than 16,777,216 characters");
  }
}
