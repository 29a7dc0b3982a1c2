package io.saleslake.bronze;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record in a raw file, with all values as text.
 *
 * @param line first line in the file, counted from 1; the record number if the format has no lines
 * @param columns column names in the file
 * @param values a value per column, null if absent
 * @param text the unchanged text of a malformed record, else null
 * @param problem why it is malformed, or null
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
