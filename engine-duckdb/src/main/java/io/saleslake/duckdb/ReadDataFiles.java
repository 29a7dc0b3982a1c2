package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import io.saleslake.contract.StandardSql;
import io.saleslake.engine.EngineSession;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type.TypeID;

/** Queries over data files of an Iceberg table. Instants become timestamps in UTC. */
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
                : StandardSql.text(locationPrefix(files)) + " || filename",
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
                    ? "  timezone('UTC', %1$s) AS %1$s".formatted(StandardSql.name(column.name()))
                    : "  " + StandardSql.name(column.name()))
        .collect(joining(",\n"));
  }

  private static String scan(Table table, List<FileScanTask> files) {
    for (FileScanTask task : files) {
      if (!task.deletes().isEmpty()) {
        throw new LakeException(
            LakeException.Category.EXTERNAL,
            "Cannot read %s: %s has delete files, which another writer made"
                .formatted(table.name(), task.file().location()));
      }
    }
    return ParquetScan.of(
        table.schema(), files.stream().map(task -> Paths.local(task.file().location())).toList());
  }
}
