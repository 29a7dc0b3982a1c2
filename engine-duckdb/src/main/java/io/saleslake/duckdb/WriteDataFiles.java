package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import io.saleslake.contract.StandardSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a query as Parquet files of an Iceberg table, which belong to no snapshot. */
final class WriteDataFiles {
  private final DuckDBConnection connection;
  private final Table table;

  WriteDataFiles(DuckDBConnection connection, Table table) {
    this.connection = connection;
    this.table = table;
  }

  /** Writes the rows of a query with all columns of the table. */
  List<DataFile> write(String query) {
    boolean isPartitioned = table.spec().isPartitioned();
    String name = UUID.randomUUID() + ".parquet";
    Path target =
        Path.of(Paths.local(table.locationProvider().newDataLocation(isPartitioned ? "" : name)));
    create(isPartitioned ? target : target.getParent());
    return Statements.query(
        connection,
        """
        COPY (
        SELECT
        %s
        FROM (
        %s
        ))
        TO %s (FORMAT parquet, COMPRESSION zstd, FIELD_IDS {%s}, RETURN_STATS%s)"""
            .formatted(
                columns(),
                query,
                StandardSql.text(target.toString()),
                table.schema().columns().stream()
                    .map(WriteDataFiles::fieldId)
                    .collect(joining(", ")),
                isPartitioned
                    ? ", APPEND, FILENAME_PATTERN '{uuid}', PARTITION_BY (%s)"
                        .formatted(
                            table.spec().fields().stream()
                                .map(field -> StandardSql.name(partition(field)))
                                .collect(joining(", ")))
                    : ""),
        this::dataFiles);
  }

  private static void create(@Nullable Path folder) {
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw LakeException.external("Cannot create %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  private String columns() {
    List<String> items = new ArrayList<>();
    for (NestedField column : table.schema().columns()) {
      String name = StandardSql.name(column.name());
      items.add(
          column.type().typeId() == TypeID.TIMESTAMP
              ? "  timezone('UTC', CAST(%1$s AS TIMESTAMP)) AS %1$s".formatted(name)
              : "  CAST(%1$s AS %2$s) AS %1$s".formatted(name, DuckDbTypes.of(column.type())));
    }
    for (PartitionField field : table.spec().fields()) {
      items.add("  %s AS %s".formatted(value(field), StandardSql.name(partition(field))));
    }
    return String.join(",\n", items);
  }

  /** A partition column is not written to the files, so it cannot have the name of a column. */
  private static String partition(PartitionField field) {
    return field.transform().isIdentity() ? field.name() + "_partition" : field.name();
  }

  private String value(PartitionField field) {
    String column = StandardSql.name(table.schema().findColumnName(field.sourceId()));
    return switch (field.transform().toString()) {
      case "identity" -> "CAST(%s AS VARCHAR)".formatted(column);
      case "day" -> "strftime(%s, '%%Y-%%m-%%d')".formatted(column);
      case "month" -> "strftime(%s, '%%Y-%%m')".formatted(column);
      case "year" -> "strftime(%s, '%%Y')".formatted(column);
      default -> throw new IllegalArgumentException("no table is partitioned by " + field);
    };
  }

  private static String fieldId(NestedField column) {
    return StandardSql.name(column.name()) + ": " + fieldId(column.fieldId(), column.type());
  }

  private static String fieldId(int id, Type type) {
    if (type.isListType()) {
      return "{__duckdb_field_id: %d, element: %s}"
          .formatted(id, fieldId(type.asListType().elementId(), type.asListType().elementType()));
    } else if (type.isStructType()) {
      return type.asStructType().fields().stream()
          .map(WriteDataFiles::fieldId)
          .collect(joining(", ", "{__duckdb_field_id: " + id + ", ", "}"));
    }
    return String.valueOf(id);
  }

  private List<DataFile> dataFiles(ResultSet rows) throws SQLException {
    List<DataFile> files = new ArrayList<>();
    while (rows.next()) {
      Path file = Path.of(rows.getString("filename"));
      if (rows.getLong("count") == 0) {
        delete(file);
        continue;
      }
      String location = Paths.location(file.toString());
      InputFile input = table.io().newInputFile(location, rows.getLong("file_size_bytes"));
      DataFiles.Builder builder =
          DataFiles.builder(table.spec())
              .withInputFile(input)
              .withFormat(FileFormat.PARQUET)
              .withMetrics(ParquetUtil.fileMetrics(input, MetricsConfig.forTable(table)));
      if (table.spec().isPartitioned()) {
        builder.withPartitionValues(partitionValues((Map<?, ?>) rows.getObject("partition_keys")));
      }
      files.add(builder.build());
    }
    return files;
  }

  private List<@Nullable String> partitionValues(Map<?, ?> keys) {
    List<@Nullable String> values = new ArrayList<>();
    for (PartitionField field : table.spec().fields()) {
      Object value = keys.get(partition(field));
      values.add(value == null ? null : ordinal(field, value.toString()));
    }
    return values;
  }

  /** As Iceberg stores the value: months and years since 1970, all else as its text. */
  private static String ordinal(PartitionField field, String value) {
    return switch (field.transform().toString()) {
      case "month" ->
          String.valueOf(
              (Integer.parseInt(value.substring(0, value.length() - 3)) - 1970) * 12
                  + Integer.parseInt(value.substring(value.length() - 2))
                  - 1);
      case "year" -> String.valueOf(Integer.parseInt(value) - 1970);
      default -> value;
    };
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw LakeException.external("Cannot delete %s: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
