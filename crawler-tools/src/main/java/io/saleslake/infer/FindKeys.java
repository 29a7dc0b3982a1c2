package io.saleslake.infer;

import static java.util.Comparator.comparingLong;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Columns, or pairs of them, that have a value in every row and are never twice the same. */
final class FindKeys {
  private static final int MOST_PAIRS = 60;
  private static final int MOST_KEYS = 5;

  private FindKeys() {}

  static List<List<String>> find(Sql sql, long rows, List<Profile> columns) throws SQLException {
    List<Profile> full =
        columns.stream().filter(column -> column.missing() == 0 && !isMeasure(column)).toList();
    List<List<String>> single =
        full.stream()
            .filter(column -> column.distinct() == rows)
            .map(column -> List.of(column.name()))
            .toList();
    return single.isEmpty() ? pairs(sql, rows, full) : some(single);
  }

  /** An amount may happen to differ in every row, and identifies none. */
  private static boolean isMeasure(Profile column) {
    return switch (column.type().kind()) {
      case DECIMAL, DOUBLE, BOOLEAN -> true;
      case STRING, INT, BIGINT, DATE, TIMESTAMP -> false;
    };
  }

  private static List<List<String>> pairs(Sql sql, long rows, List<Profile> columns)
      throws SQLException {
    List<Profile> sorted =
        columns.stream().sorted(comparingLong(Profile::distinct).reversed()).toList();
    List<List<String>> keys = new ArrayList<>();
    int looked = 0;
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = i + 1; j < sorted.size(); j++) {
        Profile a = sorted.get(i);
        Profile b = sorted.get(j);
        if (looked < MOST_PAIRS && Math.multiplyHigh(a.distinct(), b.distinct()) == 0) {
          if (a.distinct() * b.distinct() >= rows) {
            looked++;
            if (distinct(sql, a, b) == rows) {
              keys.add(inOrder(columns, a, b));
            }
          }
        }
      }
    }
    return some(keys);
  }

  private static long distinct(Sql sql, Profile a, Profile b) throws SQLException {
    return sql.number(
        "SELECT count(*) FROM (SELECT DISTINCT %s, %s FROM %s)"
            .formatted(Sql.name(a.header()), Sql.name(b.header()), Sql.SAMPLE));
  }

  private static List<String> inOrder(List<Profile> columns, Profile a, Profile b) {
    return columns.indexOf(a) < columns.indexOf(b)
        ? List.of(a.name(), b.name())
        : List.of(b.name(), a.name());
  }

  private static List<List<String>> some(List<List<String>> keys) {
    return keys.subList(0, Math.min(MOST_KEYS, keys.size()));
  }
}
