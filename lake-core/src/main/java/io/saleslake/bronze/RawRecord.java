package io.saleslake.bronze;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a raw file, with every value as text.
 *
 * @param line its first line in the file from 1, or its number where the format has no lines
 * @param columns as the file names them
 * @param values a value per column, NULL where it has none
 * @param text the record as it is in the file when it is malformed, else NULL
 * @param problem why it is malformed, or NULL
 */
public record RawRecord(
    long line,
    List<String> columns,
    List<@Nullable String> values,
    @Nullable String text,
    @Nullable String problem) {

  static RawRecord of(long line, List<String> columns, List<@Nullable String> values) {
    return new RawRecord(line, columns, values, null, null);
  }

  static RawRecord malformed(long line, String text, String problem) {
    return new RawRecord(line, List.of(), List.of(), text, problem);
  }

  boolean isMalformed() {
    return text != null;
  }
}
