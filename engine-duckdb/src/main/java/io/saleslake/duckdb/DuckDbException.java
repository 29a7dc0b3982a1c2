package io.saleslake.duckdb;

import java.sql.SQLException;

/** A statement that DuckDB did not run. */
final class DuckDbException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DuckDbException(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Whether the statement was not even started, because it is not valid SQL over these relations.
   */
  boolean isInvalidSql() {
    String message = String.valueOf(getMessage());
    return message.startsWith("Binder Error")
        || message.startsWith("Parser Error")
        || message.startsWith("Catalog Error");
  }
}
