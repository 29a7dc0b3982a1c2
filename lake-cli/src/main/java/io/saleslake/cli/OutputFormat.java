package io.saleslake.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** How a result looks on standard output. */
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

  /** The word a user types. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
