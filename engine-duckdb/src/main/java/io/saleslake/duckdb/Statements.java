package io.saleslake.duckdb;

import io.saleslake.FirstLine;
import io.saleslake.LakeException;
import io.saleslake.engine.InvalidSqlException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Runs statements of DuckDB. */
final class Statements {
  /** How messages begin when a statement was not even started. */
  private static final List<String> INVALID =
      List.of("Binder Error", "Parser Error", "Catalog Error");

  private Statements() {}

  /** A connection to a new database in memory. */
  static DuckDBConnection connect() {
    try {
      return DuckDBConnection.newConnection("jdbc:duckdb:", false, new Properties());
    } catch (Exception e) {
      throw LakeException.internal("Cannot start DuckDB: " + FirstLine.of(e));
    }
  }

  static void run(DuckDBConnection connection, String... statements) {
    // A failed statement closes its Statement.
    for (String sql : statements) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw failure(e);
      }
    }
  }

  /** What is done with a result. */
  interface ReadResult<T> {
    T read(ResultSet rows) throws SQLException;
  }

  static <T> T query(DuckDBConnection connection, String sql, ReadResult<T> read) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read.read(rows);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** SQL that DuckDB cannot analyse is the fault of a contract, all else of the statement. */
  static RuntimeException failure(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return INVALID.stream().anyMatch(message::startsWith)
        ? new InvalidSqlException(FirstLine.of(e))
        : new DuckDbException(e);
  }
}
