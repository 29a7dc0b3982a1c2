package io.saleslake.bronze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {
  /** Formats records as {@code line: columns values}, malformed ones as {@code line! text}. */
  private static List<String> read(String text) throws IOException {
    List<String> read = new ArrayList<>();
    try (JsonRecords records = new JsonRecords(new StringReader(text), "UTF-8")) {
      for (RawRecord row = records.next(); row != null; row = records.next()) {
        read.add(
            row.isMalformed()
                ? "%d! %s".formatted(row.line(), row.text())
                : "%d: %s %s".formatted(row.line(), row.columns(), row.values()));
      }
    }
    return read;
  }

  @Test
  void keepsNumbersAndTextAsTheyAreInTheFile() throws IOException {
    assertThat(
            read(
                "{\"a\":12345678901234.1234,\"b\":1.10,\"c\":1.0E+2,\"d\":1e400,\"e\":\"x\\u00fc\"}\n"
                    + "{\"a\":true,\"b\":null,\"c\":{\"x\": [1.10, 2]},\"d\":[ 1 ],\"e\":\"\"}\n"))
        .containsExactly(
            "1: [a, b, c, d, e] [12345678901234.1234, 1.10, 1.0E+2, 1e400, xü]",
            "2: [a, b, c, d, e] [true, null, {\"x\": [1.10, 2]}, [ 1 ], ]");
  }

  @Test
  void readsSeveralRecordsOfOneLine() throws IOException {
    assertThat(read("{\"a\":1}{\"a\":2} {\"a\":3}\n{\"a\":4}"))
        .containsExactly("1: [a] [1]", "1: [a] [2]", "1: [a] [3]", "2: [a] [4]");
  }

  @Test
  void rejectsALineWithAnythingButObjects() throws IOException {
    assertThat(
            read(
                "{\"a\":0}\n{\"a\":1} garbage\n{\"a\":12}3}\n{\"a\":1},\n{\"a\":1\n5\n{\"a\":1,\"a\":2}\n{\"a\":\"\\ud800\"}\n"))
        .containsExactly(
            "1: [a] [0]",
            "2! {\"a\":1} garbage",
            "3! {\"a\":12}3}",
            "4! {\"a\":1},",
            "5! {\"a\":1",
            "6! 5",
            "7! {\"a\":1,\"a\":2}",
            "8! {\"a\":\"\\ud800\"}");
  }

  @Test
  void rejectsFilesThatAreNotJsonLines() {
    assertThatThrownBy(() -> read("[{\"a\":1}]\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("not JSON lines: record 1 is an array");
    assertThatThrownBy(() -> read("a,b\n1,2\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("not JSON lines");
    assertThatThrownBy(() -> read("{\"a\":1}\0\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("binary content in line 1");
  }
}
