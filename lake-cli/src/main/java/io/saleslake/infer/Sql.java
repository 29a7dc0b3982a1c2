package io.saleslake.infer;

import io.saleslake.FirstLine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An in-memory DuckDB database for one inference. */
final class Sql implements AutoCloseable {
  /** The table with all values of all files as text. */
  static final String SAMPLE = "sample";

  private final Connection duckdb;

  Sql() throws SQLException {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** Converts one row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  Connection connection() {
    return duckdb;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  <T> List<T> rows(String sql, Row<T> row) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.of(result));
      }
      return rows;
    }
  }

  long number(String sql) throws SQLException {
    return rows(sql, row -> row.getLong(1)).get(0);
  }

  /** The column's name in the sample table; headers may differ only in case, which SQL ignores. */
  static String column(int position) {
    return "c" + position;
  }

  /** The first line of DuckDB's message states the problem; the others repeat the query. */
  static String reason(SQLException e) {
    String first = FirstLine.of(e);
    return first.replaceFirst("^[A-Za-z ]+ Error: ", "");
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
