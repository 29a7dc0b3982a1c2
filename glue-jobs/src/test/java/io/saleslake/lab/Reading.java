package io.saleslake.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of an independent reader for one file.
 *
 * @param unreadable why the file cannot be read; NULL when it can
 * @param stricter why the lake may still call the file unreadable; NULL when it may not
 * @param records in the order of the file
 */
record Reading(@Nullable String unreadable, @Nullable Stricter stricter, List<RawRecord> records) {

  static Reading unreadable(String reason) {
    return new Reading(reason, null, List.of());
  }

  static Reading of(List<RawRecord> records) {
    return new Reading(null, null, records);
  }

  Reading orStricter(@Nullable Stricter why) {
    return why == null ? this : new Reading(unreadable, why, records);
  }

  /** Whether no record has a value in a column of the feeds. */
  boolean hasNoKnownColumn() {
    return records.stream()
        .allMatch(
            record ->
                Arrays.stream(LabColumn.values())
                    .noneMatch(column -> record.fields().containsKey(column.columnName())));
  }

  /**
   * One record as text.
   *
   * @param malformed the record's text when it does not have the shape of its file, otherwise NULL
   * @param fields text by the file's own column names; no value is NULL
   * @param stricter why the lake may call the record malformed; NULL when it may not
   */
  record RawRecord(
      @Nullable String malformed,
      Map<String, @Nullable String> fields,
      @Nullable Stricter stricter) {

    static RawRecord malformed(String text) {
      return new RawRecord(text, Map.of(), null);
    }

    static RawRecord of(Map<String, @Nullable String> fields) {
      return new RawRecord(null, fields, null);
    }

    @Nullable String text(LabColumn column) {
      return fields.get(column.columnName());
    }
  }
}
