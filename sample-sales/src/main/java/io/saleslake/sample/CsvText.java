package io.saleslake.sample;

import java.nio.charset.Charset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Builds the text of a CSV file; quotes are doubled inside quoted fields. */
final class CsvText {
  private final char delimiter;
  private final StringBuilder text = new StringBuilder();

  /** A field that is written without quotes. */
  record Verbatim(String text) {}

  CsvText(char delimiter) {
    this.delimiter = delimiter;
  }

  CsvText line(Collection<? extends @Nullable Object> values) {
    boolean first = true;
    for (Object value : values) {
      if (!first) {
        text.append(delimiter);
      }
      first = false;
      if (value instanceof Verbatim verbatim) {
        text.append(verbatim.text());
      } else if (value != null) {
        field(value.toString());
      }
    }
    text.append('\n');
    return this;
  }

  private void field(String value) {
    if (value.indexOf(delimiter) < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0) {
      text.append(value);
    } else {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
  }

  byte[] bytes(Charset charset) {
    return text.toString().getBytes(charset);
  }
}
