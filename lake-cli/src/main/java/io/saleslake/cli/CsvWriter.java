package io.saleslake.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV with a header, quoted according to RFC 4180, with LF line endings. An absent value is
 * an empty field, an empty string is {@code ""}.
 */
public final class CsvWriter implements ResultWriter {
  private final PrintWriter out;

  CsvWriter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void columns(List<String> names) {
    row(names);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    out.print(values.stream().map(CsvWriter::field).collect(joining(",", "", "\n")));
  }

  @Override
  public void end() {
    out.flush();
  }

  private static String field(@Nullable Object value) {
    String text = CellText.of(value);
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    if (plain && (value == null || !text.isEmpty())) {
      return text;
    }
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
