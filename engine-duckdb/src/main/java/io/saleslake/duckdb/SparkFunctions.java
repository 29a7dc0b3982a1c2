package io.saleslake.duckdb;

import io.saleslake.engine.OnError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Spark's semantics in DuckDB: macros that replace functions and operators, in a schema per {@link
 * OnError}, and functions in Java that they call.
 */
public final class SparkFunctions {
  private static final String MACROS = "spark.sql";
  private static final String TYPES = "spark_types";

  private SparkFunctions() {}

  /**
   * Defines the macros and functions in a database, once for all of its connections.
   *
   * @param connection whose current database is the one where they are kept
   */
  public static void install(Connection connection) throws SQLException {
    JavaFunctions.register(connection);
    List<String> statements = statements();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TYPE %s AS %s".formatted(TYPES, types()));
      for (OnError onError : OnError.values()) {
        statement.execute("CREATE SCHEMA " + schema(onError));
      }
      for (OnError onError : OnError.values()) {
        use(connection, "memory", onError);
        StringBuilder all = new StringBuilder();
        String mode = "both";
        for (String sql : statements) {
          if (sql.startsWith("@")) {
            mode = sql.substring(1);
          } else if (mode.equals("both") || mode.equals(label(onError))) {
            all.append(
                    sql.replaceFirst("(?s)^CREATE MACRO ", "CREATE MACRO " + schema(onError) + "."))
                .append(";\n");
          }
        }
        statement.execute(all.toString());
      }
      statement.execute("RESET search_path");
    }
  }

  /**
   * Gives a connection to such a database the semantics of Spark, and its order of NULLs.
   *
   * @param relations name of the database with the connection's relations
   */
  public static void use(Connection connection, String relations, OnError onError)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET VARIABLE %2$s = '{}'::memory.main.%2$s; SET search_path = '%3$s.main,memory.%1$s'; SET default_null_order = 'nulls_first_on_asc_last_on_desc'"
              .formatted(schema(onError), TYPES, relations));
    }
  }

  private static String schema(OnError onError) {
    return "spark_" + label(onError);
  }

  private static String label(OnError onError) {
    return onError.name().toLowerCase(Locale.ROOT);
  }

  /** A struct with a field of every type that a macro may ask for, by the name of the type. */
  private static String types() {
    List<String> fields = new ArrayList<>();
    for (String type :
        List.of(
            "VARCHAR",
            "INTEGER",
            "BIGINT",
            "DOUBLE",
            "BOOLEAN",
            "DATE",
            "TIMESTAMP",
            "BIT",
            "UUID",
            "TIME",
            "BLOB")) {
      fields.add("\"%s\" %s".formatted(type, type));
    }
    for (int precision = 1; precision <= 38; precision++) {
      for (int scale = 0; scale <= precision; scale++) {
        fields.add("\"DECIMAL(%1$d,%2$d)\" DECIMAL(%1$d,%2$d)".formatted(precision, scale));
      }
    }
    return "STRUCT(%s)".formatted(String.join(", ", fields));
  }

  /** Statements of the resource; a mode is given before those that belong to it. */
  private static List<String> statements() {
    List<String> statements = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    for (String line : text().split("\n", -1)) {
      if (line.startsWith("-- @")) {
        statements.add(line.substring(3).replaceFirst(":.*", ""));
      } else if (!line.startsWith("--")) {
        sql.append(line).append('\n');
        if (line.endsWith(";")) {
          String statement = sql.toString().strip();
          statements.add(statement.substring(0, statement.length() - 1));
          sql.setLength(0);
        }
      }
    }
    return statements;
  }

  private static String text() {
    try (InputStream resource = SparkFunctions.class.getResourceAsStream(MACROS)) {
      if (resource == null) {
        throw new IllegalStateException("Cannot find " + MACROS);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
