package io.saleslake.infer;

import static java.util.Comparator.comparingLong;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the smallest sets of columns that are unique and never empty in the sample. */
final class FindKeys {
  /** Maximum number of columns in a key. */
  static final int SIZE = 4;

  /** Maximum number of columns that are combined into keys. */
  private static final int MOST_COLUMNS = 12;

  private static final int MOST_TRIES = 60;
  private static final int MOST_KEYS = 5;
  private static final String NAME_OF_AN_ID = "(.*_)?(id|no|nr|num|number|code|key|sku|line)";

  private final Sql sql;
  private final long rows;

  /** Candidate columns, those with the most distinct values first. */
  private final List<Profile> columns;

  private FindKeys(Sql sql, long rows, List<Profile> columns) {
    this.sql = sql;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Finds the candidate keys.
   *
   * @param rows number of distinct rows
   */
  static List<List<String>> find(Sql sql, long rows, List<Profile> columns) throws SQLException {
    List<Profile> full =
        columns.stream()
            .filter(column -> column.missing() == 0 && !isMeasure(column))
            .sorted(comparingLong(Profile::distinct).reversed())
            .toList();
    FindKeys find = new FindKeys(sql, rows, full);
    for (int size = 1; size <= SIZE; size++) {
      List<List<Profile>> keys = find.ofSize(size);
      if (!keys.isEmpty()) {
        return keys.stream()
            .map(key -> columns.stream().filter(key::contains).map(Profile::name).toList())
            .sorted(comparingLong(FindKeys::otherNames))
            .limit(MOST_KEYS)
            .toList();
      }
    }
    return List.of();
  }

  /** Amounts are excluded: they may be unique by chance. */
  private static boolean isMeasure(Profile column) {
    return switch (column.type().kind()) {
      case DECIMAL, DOUBLE, BOOLEAN -> true;
      case STRING, INT, BIGINT, DATE, TIMESTAMP -> false;
    };
  }

  private static long otherNames(List<String> key) {
    return key.stream().filter(name -> !name.matches(NAME_OF_AN_ID)).count();
  }

  private List<List<Profile>> ofSize(int size) throws SQLException {
    List<List<Profile>> keys = new ArrayList<>();
    int tries = 0;
    int most = size == 1 ? columns.size() : Math.min(MOST_COLUMNS, columns.size());
    for (List<Profile> key : sets(size, columns.subList(0, most))) {
      double combinations = key.stream().mapToDouble(Profile::distinct).reduce(1, (a, b) -> a * b);
      if (combinations >= rows && tries++ < MOST_TRIES && distinct(key) == rows) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static List<List<Profile>> sets(int size, List<Profile> columns) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Profile>> sets = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      for (List<Profile> rest : sets(size - 1, columns.subList(i + 1, columns.size()))) {
        sets.add(Stream.concat(Stream.of(columns.get(i)), rest.stream()).toList());
      }
    }
    return sets;
  }

  private long distinct(List<Profile> key) throws SQLException {
    return sql.number(
        "SELECT count(*) FROM (SELECT DISTINCT %s FROM %s)"
            .formatted(String.join(", ", key.stream().map(Profile::column).toList()), Sql.SAMPLE));
  }
}
