package io.saleslake.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A column type, with the names that Spark SQL and Iceberg use.
 *
 * @param kind the family of types
 * @param precision total number of digits, decimals only
 * @param scale digits after the decimal point, decimals only
 */
public record ColumnType(Kind kind, int precision, int scale) {
  /** The types that lake columns can have. Money is always a decimal. */
  public enum Kind {
    STRING,
    INT,
    BIGINT,
    DECIMAL,
    DOUBLE,
    BOOLEAN,
    DATE,
    TIMESTAMP
  }

  static final String LOGICAL = "string, integer, number, boolean, date, timestamp";
  static final String PHYSICAL =
      "string, int, bigint, decimal(p,s), double, boolean, date, timestamp";
  public static final ColumnType STRING = of(Kind.STRING);

  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}), *(\\d{1,2})\\)");

  public static ColumnType of(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }

  static boolean isLogical(String name) {
    return List.of(LOGICAL.split(", ")).contains(name);
  }

  /** The type for an ODCS {@code logicalType}; empty for {@code number}, which is ambiguous. */
  static Optional<ColumnType> ofLogical(String name) {
    return name.equals("integer") ? Optional.of(of(Kind.BIGINT)) : ofPhysical(name);
  }

  /** The type for an ODCS {@code physicalType}. */
  static Optional<ColumnType> ofPhysical(String name) {
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      int precision = Integer.parseInt(decimal.group(1));
      int scale = Integer.parseInt(decimal.group(2));
      return precision >= 1 && precision <= 38 && scale <= precision
          ? Optional.of(new ColumnType(Kind.DECIMAL, precision, scale))
          : Optional.empty();
    }
    return Stream.of(Kind.values())
        .filter(kind -> kind != Kind.DECIMAL && of(kind).sql().equals(name))
        .map(ColumnType::of)
        .findFirst();
  }

  /** The ODCS logical type. */
  public String logical() {
    return switch (kind) {
      case STRING -> "string";
      case INT, BIGINT -> "integer";
      case DECIMAL, DOUBLE -> "number";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
    };
  }

  public boolean isTime() {
    return kind == Kind.DATE || kind == Kind.TIMESTAMP;
  }

  public boolean isString() {
    return kind == Kind.STRING;
  }

  /** The SQL form, such as {@code decimal(18,4)}; also used in error messages. */
  public String sql() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.DECIMAL ? name + "(" + precision + "," + scale + ")" : name;
  }

  @Override
  public String toString() {
    return sql();
  }
}
