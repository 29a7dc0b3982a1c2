package io.saleslake.cli;

import java.io.PrintWriter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The option for the format of a command's result. */
public final class OutputOption {
  @Option(
      names = "--output",
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      converter = Format.class,
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.TABLE;

  public boolean isTable() {
    return format == OutputFormat.TABLE;
  }

  public boolean isJson() {
    return format == OutputFormat.JSON;
  }

  public ResultWriter writer(PrintWriter out) {
    return format.writer(out);
  }

  /** Parses the option's value. */
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
