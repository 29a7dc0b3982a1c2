package io.saleslake.lab;

import io.saleslake.lab.Reading.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Parquet with DuckDB; values become text as the lake documents it. */
final class ReadParquetIndependently implements AutoCloseable {
  private final Connection duckDb;
  private final Path copy;

  ReadParquetIndependently(Path folder) throws SQLException {
    this.duckDb = DriverManager.getConnection("jdbc:duckdb:");
    this.copy = folder.resolve("copy.parquet");
    try (Statement statement = duckDb.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET memory_limit = '1GB'");
    }
  }

  Reading read(LabFile file) {
    try (Statement statement = duckDb.createStatement()) {
      Files.write(copy, file.content());
      // A copy with one plain name: DuckDB reads patterns and caches by path.
      return read(statement);
    } catch (SQLException e) {
      return Reading.unreadable(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reading read(Statement statement) throws SQLException {
    List<Column> columns = columns(statement);
    List<String> selected = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      selected.add(columns.get(i).sql(i));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add("c" + i);
    }
    List<RawRecord> records = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT %s FROM (SELECT * FROM read_parquet('%s', hive_partitioning = false)) AS t(%s)"
                .formatted(
                    String.join(", ", selected),
                    copy.toString().replace("'", "''"),
                    String.join(", ", names)))) {
      while (rows.next()) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          fields.put(columns.get(i).name(), columns.get(i).text(rows.getString(i + 1)));
        }
        records.add(RawRecord.of(fields));
      }
    }
    return Reading.of(records);
  }

  /** Names from the file's schema: DuckDB renames those that differ in case only. */
  private List<Column> columns(Statement statement) throws SQLException {
    List<String> types = new ArrayList<>();
    String from = "read_parquet('%s', hive_partitioning = false)".formatted(copy);
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
      while (described.next()) {
        types.add(described.getString("column_type"));
      }
    }
    List<Column> columns = new ArrayList<>();
    int nested = -1;
    try (ResultSet schema =
        statement.executeQuery(
            "SELECT name, coalesce(num_children, 0) FROM parquet_schema('%s')".formatted(copy))) {
      while (schema.next()) {
        int children = schema.getInt(2);
        if (nested < 0) {
          nested = 0; // the root
        } else if (nested > 0) {
          nested += children - 1;
        } else {
          columns.add(new Column(schema.getString(1), types.get(columns.size())));
          nested = children;
        }
      }
    }
    return columns;
  }

  private record Column(String name, String type) {
    String sql(int position) {
      String column = "c" + position;
      if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP")) {
        return "to_json(" + column + ")::VARCHAR";
      }
      return switch (type) {
        case "BLOB" -> "hex(" + column + ")";
        case "TIMESTAMP WITH TIME ZONE" -> "epoch_us(" + column + ")::VARCHAR";
        default -> column + "::VARCHAR";
      };
    }

    @Nullable String text(@Nullable String value) {
      if (value == null || value.isEmpty()) {
        return null;
      }
      return switch (type) {
        case "FLOAT", "DOUBLE" -> decimal(value);
        case "TIMESTAMP WITH TIME ZONE" -> instant(Long.parseLong(value));
        case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> value.replace(' ', 'T');
        default -> value;
      };
    }

    private static String decimal(String value) {
      try {
        return new BigDecimal(value).toPlainString();
      } catch (NumberFormatException e) {
        return value; // NaN and the infinities
      }
    }

    private static String instant(long micros) {
      return java.time.Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS).toString();
    }
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}
