package io.saleslake.silver;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.Rounding;
import io.saleslake.contract.Sql;
import java.util.List;
import java.util.Optional;

/** SQL that turns text into numbers and loses no digit of them. */
final class NumberSql {
  private static final String DIGITS = "^\\s*[+-]?(\\d+(?:\\.\\d+)?|\\.\\d+)";
  private static final String EXPONENT = "([eE][+-]?\\d{1,9})";
  private static final String NUMBER = DIGITS + EXPONENT + "?\\s*$";

  private NumberSql() {}

  /** {@code 1.299,00 EUR} as {@code 1299.00}; NULL where the marks are not those of the feed. */
  static String plain(String text, FileOptions options) {
    return grouped(withoutSign(text, options.currencySigns()), options);
  }

  private static String withoutSign(String text, List<String> signs) {
    if (signs.isEmpty()) {
      return text;
    }
    String any = signs.stream().map(Sql::quoted).collect(joining("|", "(?:", ")"));
    String before = Sql.text("^([+-]?)[ \u00a0]*" + any + "[ \u00a0]*");
    String after = Sql.text("[ \u00a0]*" + any + "$");
    return "CASE WHEN regexp_like(%1$s, %2$s) THEN regexp_replace(%1$s, %2$s, '$1') ELSE regexp_replace(%1$s, %3$s, '') END"
        .formatted(text, before, after);
  }

  private static String grouped(String text, FileOptions options) {
    String decimal = String.valueOf(options.decimalMark());
    String mark = options.thousandsMark();
    String ungrouped =
        decimal.equals(".")
            ? text
            : "CASE WHEN NOT contains(%1$s, '.') THEN replace(%1$s, %2$s, '.') END"
                .formatted(text, Sql.text(decimal));
    if (mark.isEmpty()) {
      return ungrouped;
    }
    // No locale writes a group that begins with zero, so 0.123 with German marks is no number.
    String groups =
        "^[+-]?[1-9]\\d{0,2}(%s\\d{3})+(%s\\d*)?$".formatted(Sql.quoted(mark), Sql.quoted(decimal));
    return """
        CASE WHEN NOT contains(%1$s, %2$s) THEN %3$s
             WHEN regexp_like(%1$s, %4$s) THEN replace(replace(%1$s, %2$s, ''), %5$s, '.') END"""
        .formatted(text, Sql.text(mark), ungrouped, Sql.text(groups), Sql.text(decimal));
  }

  /**
   * The number of this type, or NULL.
   *
   * @param plain text with a decimal point
   */
  static String value(String plain, ColumnType type, Optional<Rounding> rounding) {
    if (type.kind() == Kind.DOUBLE) {
      return "CASE WHEN regexp_like(%1$s, %2$s) AND abs(try_cast(%1$s AS DOUBLE)) <= 1.7976931348623157E308D THEN try_cast(%1$s AS DOUBLE) END"
          .formatted(plain, Sql.text(NUMBER));
    }
    String cast = "try_cast(%s AS %s)".formatted(plain, type.sql());
    if (type.kind() != Kind.DECIMAL) {
      return cast;
    }
    return rounding
        .map(
            how ->
                switch (how) {
                  case HALF_UP -> cast;
                  case HALF_EVEN ->
                      "try_cast(bround(%s, %d) AS %s)"
                          .formatted(wide(plain, type), type.scale(), type.sql());
                })
        .orElseGet(() -> "CASE WHEN %s THEN %s END".formatted(fits(plain, type.scale()), cast));
  }

  /** The same digits before the point, and as many behind it as a decimal can have. */
  private static String wide(String plain, ColumnType type) {
    return "try_cast(%s AS DECIMAL(38,%d))"
        .formatted(plain, 38 - (type.precision() - type.scale()));
  }

  /**
   * Whether a number has no more decimals than the scale. The patterns take no digits of other
   * scripts, which the cast would.
   */
  private static String fits(String plain, int scale) {
    String withoutExponent = "^\\s*[+-]?\\d*(\\.\\d{0," + scale + "}0*)?\\s*$";
    return "(regexp_like(%1$s, %2$s) OR regexp_like(%1$s, %3$s) AND length(regexp_extract(%1$s, %4$s, 1)) - int(regexp_extract(%1$s, %5$s, 1)) <= %6$d)"
        .formatted(
            plain,
            Sql.text(withoutExponent),
            Sql.text(DIGITS + EXPONENT + "\\s*$"),
            Sql.text("\\.(\\d*?)0*[eE]"),
            Sql.text("[eE]([+-]?\\d+)"),
            scale);
  }

  /** Whether a text is a number with more decimals than the type has. */
  static String hasMoreDecimals(String plain, ColumnType type) {
    return "regexp_like(%s, %s) AND NOT (%s)"
        .formatted(plain, Sql.text(NUMBER), fits("(" + plain + ")", type.scale()));
  }
}
