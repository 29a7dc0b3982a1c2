package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.contract.Column;
import io.saleslake.contract.RawFormat;
import io.saleslake.contract.Sql;
import io.saleslake.contract.StandardSql;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.OnError;
import io.saleslake.engine.RawReader;
import io.saleslake.engine.ResultRow;
import io.saleslake.engine.Step;
import io.saleslake.engine.ValueType;
import io.saleslake.names.Layer;
import io.saleslake.names.TableName;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection with a database of its own in memory, of which the relations are views and tables.
 * The layers are schemas of it, so that SQL reads {@code silver.order_lines}.
 */
final class DuckDbSession implements EngineSession {
  private final DuckDBConnection connection;
  private final String database;
  private final RawFunction rawRecords;

  /** Relations that are tables; all others are views. */
  private final Set<String> tables = new HashSet<>();

  private final Set<String> sources = new HashSet<>();

  DuckDbSession(
      DuckDBConnection connection, String database, RawFunction rawRecords, OnError onError) {
    this.connection = connection;
    this.database = database;
    this.rawRecords = rawRecords;
    Statements.run(connection, "ATTACH ':memory:' AS " + database, "USE " + database);
    for (Layer layer : Layer.values()) {
      Statements.run(connection, "CREATE SCHEMA " + layer.databaseName());
    }
    try {
      SparkFunctions.use(connection, database, onError);
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }

  @Override
  public String engine() {
    return "duckdb";
  }

  @Override
  public String hash(List<String> columns) {
    return columns.stream().map(Sql::column).collect(joining(", ", SparkCalls.HASH + "(", ")"));
  }

  @Override
  public void readFiles(
      String relation,
      RawFormat format,
      List<String> columns,
      String bronze,
      List<InspectedFile> files,
      RawReader reader) {
    new ReadRaw(this, format, columns, bronze, reader).read(relation, files);
  }

  /** A query for the records of files, which are known until the session is closed. */
  String records(String relation, RawFunction.Source source) {
    String id = database + "." + relation;
    rawRecords.add(id, source);
    sources.add(id);
    return "SELECT * FROM %s(%s)".formatted(RawFunction.NAME, StandardSql.text(id));
  }

  @Override
  public void readTable(String relation, Table table, List<FileScanTask> files) {
    view(relation, ReadDataFiles.rows(table, files));
  }

  @Override
  public void readLocatedRows(String relation, Table table, List<FileScanTask> files) {
    view(relation, ReadDataFiles.locatedRows(table, files));
  }

  @Override
  public void values(String relation, List<Column> columns, List<List<@Nullable Object>> rows) {
    String types =
        columns.stream()
            .map(column -> StandardSql.name(column.name()) + " " + DuckDbTypes.of(column.type()))
            .collect(joining(", ", "(", ")"));
    table(relation, types);
    if (rows.isEmpty()) {
      return;
    }
    try (DuckDBAppender appender = connection.createAppender(database, "main", relation)) {
      for (List<@Nullable Object> row : rows) {
        appender.beginRow();
        for (Object value : row) {
          append(appender, value);
        }
        appender.endRow();
      }
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof Integer number) {
      appender.append(number.intValue());
    } else if (value instanceof Long number) {
      appender.append(number.longValue());
    } else if (value instanceof Instant instant) {
      appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    } else if (value instanceof java.sql.Date day) {
      appender.append(day.toLocalDate());
    } else {
      throw new IllegalArgumentException("no relation has values of " + value.getClass());
    }
  }

  @Override
  public void define(Step step) {
    view(step.relation(), SparkSql.translate(step.sql()));
  }

  /** Defines a relation by a query of DuckDB. */
  void view(String relation, String sql) {
    if (tables.remove(relation)) {
      run("DROP TABLE " + sqlName(relation)); // which a view cannot replace
    }
    run("CREATE OR REPLACE VIEW %s AS\n%s".formatted(sqlName(relation), sql));
  }

  @Override
  public void keep(Step step, long rows) {
    table(step.relation(), "AS\n" + SparkSql.translate(step.sql()));
  }

  /** Defines a relation with rows of its own. */
  private void table(String relation, String definition) {
    if (tables.add(relation)) {
      run("DROP VIEW IF EXISTS " + sqlName(relation)); // which a table cannot replace
    }
    run("CREATE OR REPLACE TABLE %s %s".formatted(sqlName(relation), definition));
  }

  private static boolean isOfLayer(String relation) {
    return TableName.parse(relation).isPresent();
  }

  private static String sqlName(String relation) {
    return isOfLayer(relation) ? relation : StandardSql.name(relation);
  }

  /** Runs a statement of DuckDB. */
  void run(String sql) {
    Statements.run(connection, sql);
  }

  @Override
  public Map<String, ValueType> columns(String relation) {
    return Statements.query(
        connection,
        "DESCRIBE " + sqlName(relation),
        rows -> {
          Map<String, ValueType> columns = new LinkedHashMap<>();
          while (rows.next()) {
            columns.put(rows.getString(1), DuckDbTypes.valueType(rows.getString(2)));
          }
          return columns;
        });
  }

  @Override
  public List<ResultRow> rows(String sql) {
    return Statements.query(connection, SparkSql.translate(sql), DuckDbSession::resultRows);
  }

  private static List<ResultRow> resultRows(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<ResultRow> result = new ArrayList<>();
    while (rows.next()) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        values.put(columns.getColumnName(i), value(rows, i, columns.getColumnTypeName(i)));
      }
      result.add(new ResultRow(values));
    }
    return result;
  }

  private static @Nullable Object value(ResultSet rows, int column, String type)
      throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return null;
    }
    return switch (type) {
      case "TIMESTAMP" -> rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
      case "DATE" -> rows.getObject(column, LocalDate.class);
      default -> value;
    };
  }

  @Override
  public List<DataFile> write(Table table, String sql, long rows) {
    return new WriteDataFiles(connection, table).write(SparkSql.translate(sql));
  }

  @Override
  public void close() {
    sources.forEach(rawRecords::remove);
    Statements.run(connection, "USE memory", "DETACH " + database);
    try {
      connection.close();
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }
}
