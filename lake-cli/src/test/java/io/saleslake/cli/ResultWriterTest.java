package io.saleslake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
  @Test
  void alignsATableWithNumbersToTheRight() {
    assertThat(
            write(
                out -> new TableWriter(out, 0),
                List.of("store", "amount"),
                List.of("a", new BigDecimal("1200.50")),
                Arrays.asList("bcdefgh", null),
                List.of("", 7)))
        .isEqualTo(
            """
            store     amount
            -------  -------
            a        1200.50
            bcdefgh
                           7
            """);
  }

  @Test
  void cutsTheWidestTextToFitTheTerminal() {
    assertThat(
            write(
                out -> new TableWriter(out, 30),
                List.of("n", "raw_record"),
                List.of(1234567890L, "x".repeat(80))))
        .isEqualTo(
            """
                     n  raw_record
            ----------  ------------------
            1234567890  xxxxxxxxxxxxxxxxx…
            """);
  }

  @Test
  void neverCutsNumbers() {
    assertThat(write(out -> new TableWriter(out, 5), List.of("n"), List.of(1234567890L)))
        .contains("1234567890");
  }

  @Test
  void keepsControlCharactersOfRawRecordsFromTheTerminal() {
    assertThat(write(out -> new TableWriter(out, 0), List.of("raw"), List.of("a\u001b[31m\nb")))
        .isEqualTo("raw\n--------\na [31m b\n");
  }

  @Test
  void quotesCsvWhereNeededAndDistinguishesNullFromEmpty() {
    assertThat(
            write(
                CsvWriter::new,
                List.of("a", "b,c"),
                Arrays.asList(null, ""),
                List.of("say \"hi\"", "two\nlines"),
                List.of(new BigDecimal("1E+3"), LocalDate.of(2026, 1, 31)),
                List.of(List.of(1, 2), Map.of("k", true))))
        .isEqualTo(
            """
            a,"b,c"
            ,""
            "say ""hi""\","two
            lines"
            1000,2026-01-31
            "[1,2]","{""k"":true}"
            """);
  }

  @Test
  void writesJsonWithExactNumbersAndNested() {
    assertThat(
            write(
                JsonWriter::new,
                List.of("a", "b", "a"),
                Arrays.asList(null, "x\"y", new BigDecimal("0.10")),
                List.of(new BigInteger("99999999999999999999"), 1.5, List.of(Map.of("k", 1L)))))
        .isEqualTo(
            """
            [
            {"a":null,"b":"x\\"y","a_2":0.10},
            {"a":99999999999999999999,"b":1.5,"a_2":[{"k":1}]}
            ]
            """);
  }

  @SafeVarargs
  private static String write(
      Function<PrintWriter, ResultWriter> format, List<String> columns, List<Object>... rows) {
    StringWriter text = new StringWriter();
    ResultWriter writer = format.apply(new PrintWriter(text));
    writer.columns(columns);
    for (List<Object> row : rows) {
      writer.row(row);
    }
    writer.end();
    return text.toString();
  }
}
