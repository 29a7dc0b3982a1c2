package io.saleslake.infer;

import io.saleslake.FirstLine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB in memory, for as long as one inference takes. */
final class Sql implements AutoCloseable {
  /** The sample: every value of every file, as text. */
  static final String SAMPLE = "sample";

  private final Connection duckdb;

  Sql() throws SQLException {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** What to make of one row. */
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

  /** The name of the sample's column; headers may differ in case only, which SQL ignores. */
  static String column(int position) {
    return "c" + position;
  }

  /** DuckDB's first line says what is wrong, those after it repeat the query and advise on it. */
  static String reason(SQLException e) {
    String first = FirstLine.of(e);
    return first.replaceFirst("^[A-Za-z ]+ Error: ", "");
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
