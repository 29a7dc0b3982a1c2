package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import io.saleslake.engine.EngineSession;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Queries over data files of an Iceberg table. Columns are found by field id, as Iceberg requires
 * (https://iceberg.apache.org/spec/#column-projection): a column that was added later is NULL in
 * older files, and a column that was widened has its present type.
 */
final class ReadDataFiles {
  private ReadDataFiles() {}

  static String rows(Table table, List<FileScanTask> files) {
    return "SELECT\n%s\nFROM %s".formatted(columns(table.schema()), scan(table, files));
  }

  /** With the location of the file as Iceberg records it. */
  static String locatedRows(Table table, List<FileScanTask> files) {
    return "SELECT\n%s,\n  %s AS %s\nFROM %s"
        .formatted(
            columns(table.schema()),
            files.isEmpty()
                ? "CAST(NULL AS VARCHAR)"
                : Statements.text(locationPrefix(files)) + " || filename",
            EngineSession.LOCATION,
            scan(table, files));
  }

  /** What a location has before the path. */
  private static String locationPrefix(List<FileScanTask> files) {
    String location = files.get(0).file().location();
    return location.substring(0, location.length() - Paths.local(location).length());
  }

  private static String columns(Schema schema) {
    return schema.columns().stream()
        .map(
            column ->
                column.type().typeId() == TypeID.TIMESTAMP
                    ? "  timezone('UTC', %1$s) AS %1$s".formatted(Statements.name(column.name()))
                    : "  " + Statements.name(column.name()))
        .collect(joining(",\n"));
  }

  private static String scan(Table table, List<FileScanTask> files) {
    if (files.isEmpty()) {
      return table.schema().columns().stream()
          .map(
              column ->
                  "CAST(NULL AS %s) AS %s"
                      .formatted(DuckDbTypes.of(column.type()), Statements.name(column.name())))
          .collect(joining(", ", "(SELECT ", " WHERE false)"));
    }
    for (FileScanTask task : files) {
      if (!task.deletes().isEmpty()) {
        throw new LakeException(
            LakeException.Category.EXTERNAL,
            "Cannot read %s: %s has delete files, which another writer made"
                .formatted(table.name(), task.file().location()));
      }
    }
    return """
        read_parquet(%s, hive_partitioning = false, filename = true, schema = MAP {
        %s})"""
        .formatted(
            files.stream()
                .map(task -> Statements.text(Paths.pattern(Paths.local(task.file().location()))))
                .collect(joining(", ", "[", "]")),
            table.schema().columns().stream().map(ReadDataFiles::field).collect(joining(",\n")));
  }

  private static String field(NestedField column) {
    return "  %d: {name: %s, type: %s, default_value: NULL}"
        .formatted(
            column.fieldId(),
            Statements.text(column.name()),
            Statements.text(DuckDbTypes.of(column.type())));
  }
}
