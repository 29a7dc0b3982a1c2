package io.saleslake.local;

import java.io.PrintWriter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the result of a command is written to standard output. */
final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Format.class,
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.TABLE;

  boolean isTable() {
    return format == OutputFormat.TABLE;
  }

  boolean isJson() {
    return format == OutputFormat.JSON;
  }

  ResultWriter writer(PrintWriter out) {
    return format.writer(out);
  }

  /** Reads the words that users type. */
  static final class Format implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String word) {
      for (OutputFormat format : OutputFormat.values()) {
        if (format.toString().equals(word)) {
          return format;
        }
      }
      throw new TypeConversionException("'%s' is none of table, csv, json".formatted(word));
    }
  }
}
