package io.saleslake.duckdb;

import java.sql.SQLException;

/** A statement that DuckDB did not run. */
final class DuckDbException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DuckDbException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
