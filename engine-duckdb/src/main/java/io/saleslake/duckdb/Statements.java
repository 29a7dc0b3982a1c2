package io.saleslake.duckdb;

import io.saleslake.FirstLine;
import io.saleslake.LakeException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Runs statements of DuckDB. */
final class Statements {
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

  static RuntimeException failure(SQLException e) {
    return new DuckDbException(e);
  }

  /** A literal of DuckDB. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A name in DuckDB. */
  static String name(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
