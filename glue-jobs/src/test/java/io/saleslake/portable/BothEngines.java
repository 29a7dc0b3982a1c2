package io.saleslake.portable;

import io.saleslake.FirstLine;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.duckdb.SparkFunctions;
import io.saleslake.duckdb.SparkSql;
import io.saleslake.engine.OnError;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Runs the same SQL over the same rows in Spark and in DuckDB, and compares types and values. */
final class BothEngines implements AutoCloseable {
  /** What a query yields, or the reason for which it fails. */
  record Result(List<String> types, List<List<String>> rows, @Nullable String failure) {
    static Result failed(String reason) {
      return new Result(List.of(), List.of(), reason);
    }
  }

  private final Connection database;
  private final Map<OnError, SparkSession> spark = new EnumMap<>(OnError.class);
  private final Map<OnError, Connection> duckDb = new EnumMap<>(OnError.class);

  private BothEngines(Connection database) {
    this.database = database;
  }

  /**
   * Starts both.
   *
   * @param settings of Spark beside those of the lake
   */
  static BothEngines start(Path folder, Map<String, String> settings) throws SQLException {
    BothEngines engines = new BothEngines(DriverManager.getConnection("jdbc:duckdb:"));
    SparkFunctions.install(engines.database);
    SparkSession started = SparkSessions.startLocal(LakeConfig.local(folder));
    for (OnError onError : OnError.values()) {
      SparkSession session = SparkEngine.newSession(started, onError);
      session.conf().set("spark.sql.datetime.java8API.enabled", "true");
      settings.forEach(session.conf()::set);
      engines.spark.put(onError, session);
      Connection connection = ((DuckDBConnection) engines.database).duplicate();
      SparkFunctions.use(connection, "memory", onError);
      engines.duckDb.put(onError, connection);
    }
    return engines;
  }

  /** Defines a table in both. */
  void table(String name, StructType schema, List<Row> rows) throws SQLException {
    for (SparkSession session : spark.values()) {
      session.createDataFrame(rows, schema).coalesce(1).createOrReplaceTempView(name);
    }
    List<String> columns =
        Stream.of(schema.fields())
            .map(field -> "\"%s\" %s".formatted(field.name(), duckDbType(field)))
            .toList();
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TABLE main.%s (%s)".formatted(name, String.join(", ", columns)));
    }
    try (DuckDBAppender appender =
        ((DuckDBConnection) database).createAppender("memory", "main", name)) {
      for (Row row : rows) {
        appender.beginRow();
        for (int i = 0; i < row.size(); i++) {
          append(appender, row.get(i));
        }
        appender.endRow();
      }
    }
  }

  private static String duckDbType(StructField field) {
    String type = field.dataType().sql();
    return switch (type) {
      case "STRING" -> "VARCHAR";
      case "INT" -> "INTEGER";
      default -> type;
    };
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
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof Boolean bool) {
      appender.append(bool.booleanValue());
    } else if (value instanceof BigDecimal number) {
      appender.append(number);
    } else if (value instanceof LocalDate day) {
      appender.append(day);
    } else if (value instanceof Instant instant) {
      appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    } else {
      throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  /** Defines a view in both, by Spark SQL. */
  void view(String name, String sql) throws SQLException {
    for (SparkSession session : spark.values()) {
      session.sql(sql).createOrReplaceTempView(name);
    }
    try (Statement statement = duckDb.get(OnError.NULL).createStatement()) {
      statement.execute(
          "CREATE OR REPLACE VIEW main.%s AS %s".formatted(name, SparkSql.translate(sql)));
    }
  }

  /** Rows of one column of text. */
  void texts(String name, List<String> texts) throws SQLException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      rows.add(RowFactory.create(i, texts.get(i)));
    }
    table(name, StructType.fromDDL("id INT, x STRING"), rows);
  }

  /** How the engines differ, in the order of the rows; empty when they do not. */
  List<String> differences(OnError onError, String sql) {
    Result expected = ofSpark(onError, sql);
    Result actual = ofDuckDb(onError, sql);
    List<String> differences = new ArrayList<>();
    if (expected.failure() != null || actual.failure() != null) {
      boolean bothFail = expected.failure() != null && actual.failure() != null;
      if (!bothFail || onError == OnError.NULL) {
        differences.add(
            "%s: Spark fails: %s; DuckDB fails: %s"
                .formatted(sql, expected.failure(), actual.failure()));
      }
      return differences;
    }
    if (!expected.types().equals(actual.types())) {
      differences.add("%s: Spark %s, DuckDB %s".formatted(sql, expected.types(), actual.types()));
    }
    if (expected.rows().size() != actual.rows().size()) {
      differences.add(
          "%s: Spark %d rows, DuckDB %d"
              .formatted(sql, expected.rows().size(), actual.rows().size()));
    }
    for (int i = 0; i < Math.min(expected.rows().size(), actual.rows().size()); i++) {
      if (!expected.rows().get(i).equals(actual.rows().get(i))) {
        differences.add(
            "%s, row %d: Spark %s, DuckDB %s"
                .formatted(sql, i, expected.rows().get(i), actual.rows().get(i)));
      }
    }
    return differences;
  }

  Result ofSpark(OnError onError, String sql) {
    try {
      Dataset<Row> rows = spark.get(onError).sql(sql);
      List<String> types =
          Stream.of(rows.schema().fields()).map(field -> plain(duckDbType(field))).toList();
      List<List<String>> values = new ArrayList<>();
      for (Row row : rows.collectAsList()) {
        values.add(values(row));
      }
      return new Result(types, values, null);
    } catch (Exception e) {
      return Result.failed(FirstLine.of(e));
    }
  }

  private static List<String> values(Row row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(text(row.get(i)));
    }
    return values;
  }

  Result ofDuckDb(OnError onError, String sql) {
    try (Statement statement = duckDb.get(onError).createStatement();
        ResultSet rows = statement.executeQuery(SparkSql.translate(sql))) {
      int columns = rows.getMetaData().getColumnCount();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        types.add(plain(rows.getMetaData().getColumnTypeName(i)));
      }
      List<List<String>> values = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(text(value(rows, i, types.get(i - 1))));
        }
        values.add(row);
      }
      return new Result(types, values, null);
    } catch (Exception e) {
      return Result.failed(FirstLine.of(e));
    }
  }

  private static @Nullable Object value(ResultSet rows, int column, String type)
      throws SQLException {
    return switch (type) {
      case "TIMESTAMP" -> rows.getObject(column, LocalDateTime.class);
      case "DATE" -> day(rows.getString(column));
      default -> rows.getObject(column);
    };
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || !text.endsWith(" (BC)")) {
      return text == null ? null : LocalDate.parse(text);
    }
    LocalDate day = LocalDate.parse(text.substring(0, text.indexOf(' ')));
    return day.withYear(1 - day.getYear());
  }

  /** The type in the words of both; elements and fields of nested types are compared as values. */
  private static String plain(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    return upper.endsWith("[]") || upper.startsWith("ARRAY<")
        ? "ARRAY"
        : upper.startsWith("MAP") ? "MAP" : upper.startsWith("STRUCT") ? "STRUCT" : upper;
  }

  private static String text(@Nullable Object value) throws IllegalStateException {
    try {
      if (value instanceof BigDecimal number) {
        return number.toPlainString();
      } else if (value instanceof LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toString();
      } else if (value instanceof Timestamp time) {
        return time.toLocalDateTime().toInstant(ZoneOffset.UTC).toString();
      } else if (value instanceof java.sql.Date day) {
        return day.toLocalDate().toString();
      } else if (value instanceof scala.collection.Seq<?> list) {
        return texts(CollectionConverters.asJava(list));
      } else if (value instanceof Array list) {
        return texts(Arrays.asList((Object[]) list.getArray()));
      } else if (value instanceof Row row) {
        return values(row).toString();
      } else if (value instanceof Struct struct) {
        return texts(Arrays.asList(struct.getAttributes()));
      } else if (value instanceof scala.collection.Map<?, ?> map) {
        return CollectionConverters.asJava(map).toString();
      }
      return String.valueOf(value);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String texts(Collection<?> values) {
    return values.stream().map(BothEngines::text).toList().toString();
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : duckDb.values()) {
      connection.close();
    }
    database.close();
  }
}
