package io.saleslake.lab;

import io.saleslake.TestLake;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The state of the lake after loading the lab's files: silver, quarantine and the ledger, read
 * once.
 */
record LoadedLake(
    List<SilverRow> silver, List<Rejected> quarantine, Map<String, List<Entry>> files) {

  record SilverRow(String file, Map<LabColumn, @Nullable Object> values) {
    @Nullable String id() {
      return (String) values.get(LabColumn.ID);
    }
  }

  /** One entry of {@code ops.quarantine}. */
  record Rejected(
      String file, @Nullable String record, List<Because> reasons, @Nullable String status) {

    boolean isFile() {
      return record == null;
    }

    boolean isMalformed() {
      return has("record");
    }

    boolean isSuperseded() {
      return has("superseded");
    }

    private boolean has(String rule) {
      return reasons.stream().anyMatch(reason -> rule.equals(reason.rule()));
    }
  }

  record Because(@Nullable String rule, @Nullable String column, @Nullable String value) {
    @Override
    public String toString() {
      String text = String.valueOf(value);
      return "%s %s=%s"
          .formatted(rule, column, text.length() > 80 ? text.substring(0, 80) + "..." : text);
    }
  }

  /** One row of {@code ops.files}. */
  record Entry(String status, @Nullable String reason, Map<String, Long> rows) {}

  static LoadedLake read(TestLake lake) {
    List<SilverRow> silver = new ArrayList<>();
    for (Row row : lake.rows("SELECT * FROM silver." + LabContracts.TABLE)) {
      Map<LabColumn, @Nullable Object> values = new EnumMap<>(LabColumn.class);
      for (LabColumn column : LabColumn.values()) {
        values.put(column, plain(row.getAs(column.columnName())));
      }
      silver.add(new SilverRow(row.getAs("_source_file"), values));
    }
    List<Rejected> quarantine = new ArrayList<>();
    for (Row row : lake.rows("SELECT * FROM ops.quarantine")) {
      List<Because> reasons = new ArrayList<>();
      int at = row.fieldIndex("reasons");
      if (!row.isNullAt(at)) {
        for (Row reason : row.<Row>getList(at)) {
          reasons.add(
              new Because(reason.getAs("rule"), reason.getAs("column"), reason.getAs("value")));
        }
      }
      quarantine.add(
          new Rejected(
              row.getAs("source_file"), row.getAs("raw_record"), reasons, row.getAs("status")));
    }
    Map<String, List<Entry>> files = new LinkedHashMap<>();
    for (Row row : lake.rows("SELECT * FROM ops.files")) {
      Map<String, Long> rows = new LinkedHashMap<>();
      for (String name : row.schema().fieldNames()) {
        if (name.startsWith("rows_")) {
          int at = row.fieldIndex(name);
          rows.put(name.substring("rows_".length()), row.isNullAt(at) ? 0 : row.getLong(at));
        }
      }
      files
          .computeIfAbsent(row.getAs("path"), path -> new ArrayList<>())
          .add(new Entry(row.getAs("status"), row.getAs("reason"), rows));
    }
    return new LoadedLake(silver, quarantine, files);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Date date) {
      return date.toLocalDate();
    } else if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    } else if (value instanceof BigDecimal number) {
      return number.setScale(4);
    }
    return value;
  }
}
