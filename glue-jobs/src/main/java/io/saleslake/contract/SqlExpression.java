package io.saleslake.contract;

import java.util.Map;
import java.util.Set;

/** An SQL expression in a contract: it sees one row, and gives the same for it on every run. */
final class SqlExpression {
  private SqlExpression() {}

  /** Columns the expression reads; what cannot be in an expression is a problem. */
  static Set<String> columnsOf(String sql, Problems problems) {
    return SqlSyntax.ofExpression(sql, problems).columns();
  }

  /** As {@link #columnsOf}; a column that is not among {@code types} is a problem, too. */
  static Set<String> check(String sql, Map<String, ColumnType> types, Problems problems) {
    Set<String> columns = columnsOf(sql, problems);
    for (String column : columns) {
      if (!types.containsKey(column)) {
        problems.add("column '%s' does not exist".formatted(column));
      }
    }
    return columns;
  }
}
