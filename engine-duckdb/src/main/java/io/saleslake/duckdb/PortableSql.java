package io.saleslake.duckdb;

import io.saleslake.contract.SqlText;
import java.util.List;

/** Stub. */
final class PortableSql {
  private PortableSql() {}

  static List<String> check(SqlText sql) {
    return List.of();
  }
}
