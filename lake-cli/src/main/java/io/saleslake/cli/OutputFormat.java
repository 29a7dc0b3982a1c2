package io.saleslake.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Formats for results on standard output. */
public enum OutputFormat {
  TABLE,
  CSV,
  JSON;

  public ResultWriter writer(PrintWriter out) {
    return switch (this) {
      case TABLE -> new TableWriter(out, Terminal.width());
      case CSV -> new CsvWriter(out);
      case JSON -> new JsonWriter(out);
    };
  }

  /** The option value that users type. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
