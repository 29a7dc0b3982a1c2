package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.infer.Sample.Raw;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Reads Avro samples; names and types come from the files' headers. */
final class ReadAvro {
  private ReadAvro() {}

  static Sample read(Sql sql, List<Path> paths) throws SQLException {
    Map<String, Optional<ColumnType>> types = new LinkedHashMap<>();
    List<List<String>> headers = new ArrayList<>();
    for (Path path : paths) {
      try (DataFileReader<GenericRecord> reader = open(path)) {
        List<String> fields = new ArrayList<>();
        for (Schema.Field field : reader.getSchema().getFields()) {
          fields.add(field.name());
          types.putIfAbsent(field.name(), declared(plain(field.schema())));
        }
        headers.add(fields);
      } catch (IOException e) {
        throw SampleFiles.cannotInfer(path, "it is not readable Avro: " + e.getMessage());
      }
    }
    List<String> notes = new ArrayList<>();
    List<String> all = Differences.all(paths, headers, notes, true);
    List<Raw> columns =
        Sample.texts(all).stream()
            .map(
                raw ->
                    new Raw(
                        raw.column(),
                        raw.header(),
                        types.getOrDefault(raw.header(), Optional.empty())))
            .toList();
    sql.run(
        "CREATE TABLE %s (%s)"
            .formatted(
                Sql.SAMPLE,
                String.join(
                    ", ", columns.stream().map(raw -> raw.column() + " VARCHAR").toList())));
    for (Path path : paths) {
      load(sql, path, all);
    }
    return new Sample(columns, Map.of(), notes);
  }

  private static DataFileReader<GenericRecord> open(Path path) throws IOException {
    return new DataFileReader<>(path.toFile(), new GenericDatumReader<>());
  }

  private static void load(Sql sql, Path path, List<String> all) throws SQLException {
    try (DataFileReader<GenericRecord> reader = open(path);
        DuckDBAppender rows =
            sql.connection()
                .unwrap(DuckDBConnection.class)
                .createAppender(DuckDBConnection.DEFAULT_SCHEMA, Sql.SAMPLE)) {
      while (reader.hasNext()) {
        GenericRecord record = reader.next();
        rows.beginRow();
        for (String name : all) {
          Object value = record.hasField(name) ? record.get(name) : null;
          rows.append(value == null ? null : value.toString());
        }
        rows.endRow();
      }
    } catch (IOException | RuntimeException e) {
      throw SampleFiles.cannotInfer(path, "it is not readable Avro: " + e.getMessage());
    }
  }

  /** The non-null type of a union. */
  private static Schema plain(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElse(schema)
        : schema;
  }

  private static Optional<ColumnType> declared(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return Optional.of(new ColumnType(Kind.DECIMAL, decimal.getPrecision(), decimal.getScale()));
    } else if (logical instanceof LogicalTypes.Date) {
      return Optional.of(ColumnType.of(Kind.DATE));
    } else if (logical != null && logical.getName().contains("timestamp")) {
      return Optional.of(ColumnType.of(Kind.TIMESTAMP));
    }
    return switch (schema.getType()) {
      case INT -> Optional.of(ColumnType.of(Kind.INT));
      case LONG -> Optional.of(ColumnType.of(Kind.BIGINT));
      case FLOAT, DOUBLE -> Optional.of(ColumnType.of(Kind.DOUBLE));
      case BOOLEAN -> Optional.of(ColumnType.of(Kind.BOOLEAN));
      case STRING, ENUM, NULL -> Optional.empty();
      case RECORD, ARRAY, MAP, UNION, FIXED, BYTES -> Optional.of(ColumnType.STRING);
    };
  }
}
