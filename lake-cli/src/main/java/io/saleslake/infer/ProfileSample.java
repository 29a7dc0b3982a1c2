package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.StandardSql;
import io.saleslake.infer.NumberMarks.Fits;
import io.saleslake.infer.Sample.Raw;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Profiles all values of all columns: types, missing values, date formats, number marks. */
final class ProfileSample {
  /** Texts that mean "no value" in number and date columns. */
  private static final List<String> MISSING =
      List.of("N/A", "n/a", "NA", "#N/A", "NULL", "null", "None", "NaN", "-", "\\N", "?");

  /** The type for money and quantities. */
  private static final ColumnType AMOUNT = new ColumnType(Kind.DECIMAL, 18, 4);

  private final Sql sql;
  private final long rows;
  private final Set<String> missingValues = new LinkedHashSet<>();
  private NumberMarks marks = NumberMarks.PLAIN;
  private boolean ambiguousMarks;

  /**
   * The columns and the options for the whole file.
   *
   * @param missingValues texts that mean "no value"
   */
  record Result(long rows, List<Profile> columns, NumberMarks marks, List<String> missingValues) {}

  private ProfileSample(Sql sql) throws SQLException {
    this.sql = sql;
    this.rows = sql.number("SELECT count(*) FROM " + Sql.SAMPLE);
  }

  static Result profile(Sql sql, Sample sample) throws SQLException {
    return new ProfileSample(sql).profile(sample.columns());
  }

  private Result profile(List<Raw> columns) throws SQLException {
    List<Fits> fits = new ArrayList<>();
    for (Raw column : columns) {
      if (column.declared().isEmpty()) {
        fits.add(fits(column));
      }
    }
    marks = NumberMarks.of(fits);
    ambiguousMarks = NumberMarks.ambiguous(fits);
    List<String> names = Names.of(columns.stream().map(Raw::header).toList());
    List<Profile> profiles = new ArrayList<>();
    List<Optional<FoundDates>> dates = new ArrayList<>();
    for (Raw column : columns) {
      dates.add(
          column.declared().isPresent() ? Optional.empty() : DateFormats.find(sql, values(column)));
    }
    settle(dates);
    for (int i = 0; i < columns.size(); i++) {
      profiles.add(profile(columns.get(i), names.get(i), dates.get(i)));
    }
    return new Result(rows, profiles, marks, List.copyOf(missingValues));
  }

  /** If one column proves the order of day and month, it applies to ambiguous columns too. */
  private static void settle(List<Optional<FoundDates>> dates) {
    List<FoundDates> found = dates.stream().flatMap(Optional::stream).toList();
    if (found.stream().anyMatch(FoundDates::provesMonthFirst)
        && found.stream().noneMatch(FoundDates::provesDayFirst)) {
      dates.replaceAll(date -> date.map(FoundDates::withMonthFirst));
    }
  }

  /** The distinct values {@code v} of a column, without missing values. */
  private static String values(Raw column) {
    return "(SELECT DISTINCT trim(%1$s) AS v FROM %2$s WHERE trim(%1$s) <> '' AND trim(%1$s) NOT IN %3$s)"
        .formatted(
            column.column(),
            Sql.SAMPLE,
            StandardSql.list(MISSING).replace('[', '(').replace(']', ')'));
  }

  private Fits fits(Raw column) throws SQLException {
    return new Fits(
        fits(column, NumberMarks.PLAIN.pattern()),
        fits(column, NumberMarks.ENGLISH.pattern()),
        fits(column, NumberMarks.GERMAN.pattern()));
  }

  private boolean fits(Raw column, String pattern) throws SQLException {
    return sql.rows(
            "SELECT count(*) > 0 AND count(*) FILTER (NOT regexp_full_match(v, %s)) = 0 FROM %s"
                .formatted(StandardSql.text(pattern), values(column)),
            row -> row.getBoolean(1))
        .get(0);
  }

  private Profile profile(Raw column, String name, Optional<FoundDates> date) throws SQLException {
    List<String> remarks = new ArrayList<>();
    ColumnType type;
    if (column.declared().isPresent()) {
      type = declared(column, remarks);
    } else if (date.isPresent()) {
      type = ColumnType.of(date.get().time() ? Kind.TIMESTAMP : Kind.DATE);
      remarks.addAll(date.get().remarks());
    } else {
      type = ofText(column, remarks);
    }
    if (column.declared().isEmpty() && !type.isString()) {
      missingValues.addAll(missingTexts(column));
    }
    String present =
        type.isString()
            ? "nullif(%s, '')".formatted(column.column())
            : "CASE WHEN trim(%1$s) <> '' AND trim(%1$s) NOT IN (%2$s) THEN %1$s END"
                .formatted(
                    column.column(),
                    String.join(", ", MISSING.stream().map(StandardSql::text).toList()));
    boolean fraction = isFraction(column, type);
    if (fraction && Names.isAmountOrRate(name)) {
      remarks.add("all values are from 0 to 1: a rate, not an amount");
    }
    if (column.header().matches(".*#\\d+") && name.matches("column_\\d+|.*_\\d+")) {
      remarks.add(
          "TODO a better name: "
              + (column.header().startsWith("#")
                  ? "the header has none"
                  : "the header has it twice"));
    }
    return sql.rows(
            "SELECT count(%1$s), count(DISTINCT %1$s) FROM %2$s".formatted(present, Sql.SAMPLE),
            row -> {
              long missing = rows - row.getLong(1);
              if (missing == rows) {
                remarks.add("never a value in the sample: the type is a guess");
              } else if (missing > 0) {
                remarks.add("no value in %,d of %,d rows".formatted(missing, rows));
              }
              return new Profile(
                  column.column(),
                  column.header(),
                  name,
                  type,
                  date.map(FoundDates::patterns).orElse(List.of()),
                  missing,
                  row.getLong(2),
                  fraction,
                  remarks);
            })
        .get(0);
  }

  private boolean isFraction(Raw column, ColumnType type) throws SQLException {
    if (type.kind() != Kind.DECIMAL && type.kind() != Kind.DOUBLE) {
      return false;
    }
    String number = column.declared().isPresent() ? "v" : marks.plain("v");
    return sql.rows(
            "SELECT coalesce(min(n) >= 0 AND max(n) <= 1 AND bool_or(n NOT IN (0, 1)), false) FROM (SELECT CAST(%s AS DOUBLE) AS n FROM %s)"
                .formatted(number, values(column)),
            row -> row.getBoolean(1))
        .get(0);
  }

  private ColumnType declared(Raw column, List<String> remarks) throws SQLException {
    ColumnType type = column.declared().orElseThrow();
    if (type.kind() != Kind.DOUBLE) {
      return type;
    } else if (fits(column, "-?[0-9]{1,14}([.][0-9]{1,4})?")) {
      remarks.add("double in the file; money is decimal here");
      return AMOUNT;
    }
    remarks.add(
        "double in the file, with more than 4 decimals; for money declare decimal(p,s) and a rounding");
    return type;
  }

  private ColumnType ofText(Raw column, List<String> remarks) throws SQLException {
    String values = values(column);
    if (sql.number("SELECT count(*) FROM " + values) == 0) {
      return ColumnType.STRING;
    }
    if (fits(column, marks.pattern())) {
      return number(column, remarks);
    }
    if (fits(column, "[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?")
        && sql.number("SELECT count(*) FROM " + values + " WHERE v LIKE '0_%' AND v NOT LIKE '0.%'")
            == 0) {
      remarks.add("written with exponents, as a double is");
      return ColumnType.of(Kind.DOUBLE);
    }
    if (fits(column, "(?i)true|false")) {
      return ColumnType.of(Kind.BOOLEAN);
    }
    if (fits(column, "[0-9]+")) {
      remarks.add("digits with leading zeros, kept as text");
    } else {
      remarks.addAll(almostNumbers(column));
    }
    return ColumnType.STRING;
  }

  /** Reports non-numeric values in a column that otherwise contains numbers. */
  private List<String> almostNumbers(Raw column) throws SQLException {
    String other = "NOT regexp_full_match(v, %s)".formatted(StandardSql.text(marks.pattern()));
    return sql.rows(
            "SELECT count(*), count(*) FILTER (%1$s), min(v) FILTER (%1$s) FROM %2$s"
                .formatted(other, values(column)),
            row ->
                10 * row.getLong(2) <= row.getLong(1)
                    ? List.of(
                        "numbers but for %d of %,d values, such as '%s'; as a number, their rows go to quarantine"
                            .formatted(row.getLong(2), row.getLong(1), row.getString(3)))
                    : List.<String>of())
        .get(0);
  }

  private ColumnType number(Raw column, List<String> remarks) throws SQLException {
    String plain = marks.plain("v");
    int[] digits =
        sql.rows(
                ("SELECT max(length(regexp_extract(n, '[0-9]+'))),"
                        + " max(length(regexp_extract(n, '[.]([0-9]+)', 1))),"
                        + " max(length(rtrim(regexp_extract(n, '[.]([0-9]+)', 1), '0')))"
                        + " FROM (SELECT %s AS n FROM %s)")
                    .formatted(plain, values(column)),
                row -> new int[] {row.getInt(1), row.getInt(2), row.getInt(3)})
            .get(0);
    int whole = digits[0];
    int fraction = digits[1];
    if (fraction == 0 && whole > 18) {
      remarks.add("more digits than a number keeps, kept as text");
      return ColumnType.STRING;
    }
    if (ambiguousMarks && fits(column, NumberMarks.GERMAN.pattern()) && !isPlain(column)) {
      remarks.add("AMBIGUOUS: 1,234 is taken for 1234 and may be 1.234; ask the sender");
    }
    if (fraction == 0) {
      return ColumnType.of(Kind.BIGINT);
    }
    if (digits[2] == 0) {
      remarks.add("every fraction is 0: an id or a count that went through a double?");
    }
    if (fraction <= AMOUNT.scale() && whole <= AMOUNT.precision() - AMOUNT.scale()) {
      return AMOUNT;
    }
    return whole + fraction <= 38
        ? new ColumnType(Kind.DECIMAL, Math.max(18, whole + fraction), fraction)
        : ColumnType.of(Kind.DOUBLE);
  }

  private boolean isPlain(Raw column) throws SQLException {
    return fits(column, NumberMarks.PLAIN.pattern());
  }

  private List<String> missingTexts(Raw column) throws SQLException {
    return sql.rows(
        "SELECT DISTINCT trim(%1$s) FROM %2$s WHERE trim(%1$s) IN (%3$s) ORDER BY 1"
            .formatted(
                column.column(),
                Sql.SAMPLE,
                String.join(", ", MISSING.stream().map(StandardSql::text).toList())),
        row -> row.getString(1));
  }
}
