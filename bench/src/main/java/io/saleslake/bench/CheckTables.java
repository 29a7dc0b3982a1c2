package io.saleslake.bench;

import io.saleslake.LakeException;
import io.saleslake.sample.BenchCounts;
import io.saleslake.sample.LineSums;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks that a load computed what the generator planted, and the same as another load. */
final class CheckTables implements AutoCloseable {
  private final Connection duckdb;

  CheckTables() throws SQLException {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duckdb.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
    }
  }

  /** Checks rows, rejected records, units and money of every table. */
  void checkSums(LoadedTables tables, BenchCounts expected) throws SQLException {
    checkEqual(
        tables,
        "rejected records",
        expected.rejected(),
        number("SELECT count(*) FROM " + tables.quarantine()));
    checkEqual(
        tables,
        "rows of order_lines",
        expected.all().lines(),
        number("SELECT count(*) FROM " + tables.relation(BenchTable.ORDER_LINES)));
    for (BenchTable table : BenchTable.values()) {
      LineSums sums =
          switch (table.counted()) {
            case ALL -> expected.all();
            case WITH_CARD -> expected.withCard();
          };
      String from = " FROM " + tables.relation(table);
      checkEqual(
          tables,
          "lines in " + table.tableName(),
          sums.lines(),
          number("SELECT sum(%s)".formatted(table.lines()) + from));
      if (table.hasQuantity()) {
        checkEqual(
            tables,
            "units in " + table.tableName(),
            sums.quantity(),
            number("SELECT sum(quantity)" + from));
      }
      checkEqual(
          tables,
          "amounts in " + table.tableName(),
          sums.revenue(),
          amounts("SELECT currency, sum(%s)".formatted(table.revenue()) + from + " GROUP BY 1"));
    }
  }

  /** Checks that each table has the same rows in both, as often. */
  void checkSame(LoadedTables one, LoadedTables other) throws SQLException {
    for (BenchTable table : BenchTable.values()) {
      checkSame(table, one, other);
    }
  }

  private void checkSame(BenchTable table, LoadedTables one, LoadedTables other)
      throws SQLException {
    long more = rowsMissing(table, one, other);
    long fewer = rowsMissing(table, other, one);
    if (more > 0 || fewer > 0) {
      throw LakeException.internal(
          "Cannot compare %s: %d rows are only in %s and %d rows are only in %s"
              .formatted(table.tableName(), more, one.owner(), fewer, other.owner()));
    }
  }

  private long rowsMissing(BenchTable table, LoadedTables in, LoadedTables from)
      throws SQLException {
    return number(
            "SELECT count(*) FROM (SELECT %1$s FROM %2$s EXCEPT ALL SELECT %1$s FROM %3$s)"
                .formatted(table.columns(), in.relation(table), from.relation(table)))
        .longValueExact();
  }

  private static void checkEqual(
      LoadedTables tables, String what, long expected, BigDecimal found) {
    checkEqual(tables, what, BigDecimal.valueOf(expected), found.stripTrailingZeros());
  }

  private static void checkEqual(
      LoadedTables tables, String what, BigDecimal expected, BigDecimal found) {
    if (expected.compareTo(found) != 0) {
      throw differs(tables, what, expected.toPlainString(), found.toPlainString());
    }
  }

  private static void checkEqual(
      LoadedTables tables,
      String what,
      SortedMap<String, BigDecimal> expected,
      SortedMap<String, BigDecimal> found) {
    for (String currency : expected.keySet()) {
      checkEqual(
          tables,
          what + " in " + currency,
          expected.getOrDefault(currency, BigDecimal.ZERO),
          found.getOrDefault(currency, BigDecimal.ZERO));
    }
    if (!expected.keySet().equals(found.keySet())) {
      throw differs(tables, what, expected.keySet().toString(), found.keySet().toString());
    }
  }

  private static LakeException differs(
      LoadedTables tables, String what, String expected, String found) {
    return LakeException.internal(
        "Cannot measure %s: it computed something else, %s are %s instead of %s"
            .formatted(tables.owner(), what, found, expected));
  }

  private BigDecimal number(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      String number = row.getString(1);
      return number == null ? BigDecimal.ZERO : new BigDecimal(number);
    }
  }

  private SortedMap<String, BigDecimal> amounts(String sql) throws SQLException {
    SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        amounts.put(rows.getString(1), rows.getBigDecimal(2));
      }
    }
    return amounts;
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
