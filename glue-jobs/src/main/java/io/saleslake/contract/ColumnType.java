package io.saleslake.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column, by the name Spark SQL and Iceberg give it.
 *
 * @param kind the family of types
 * @param precision digits in all, for decimals only
 * @param scale digits behind the point, for decimals only
 */
public record ColumnType(Kind kind, int precision, int scale) {
  /** The types a lake column can have. Money is always a decimal. */
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

  static final String ALLOWED =
      "string, int, bigint, decimal(p,s), double, boolean, date, timestamp";
  public static final ColumnType STRING = of(Kind.STRING);

  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+), *(\\d+)\\)");

  public static ColumnType of(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }

  /**
   * The type that ODCS's {@code physicalType}, or where that is absent {@code logicalType}, names.
   */
  static Optional<ColumnType> parse(@Nullable String logicalType, @Nullable String physicalType) {
    if (physicalType != null) {
      return parsePhysical(physicalType.toLowerCase(Locale.ROOT));
    }
    if (logicalType == null) {
      return Optional.empty();
    }
    return switch (logicalType) {
      case "string" -> Optional.of(STRING);
      case "integer" -> Optional.of(of(Kind.BIGINT));
      case "boolean" -> Optional.of(of(Kind.BOOLEAN));
      case "date" -> Optional.of(of(Kind.DATE));
      case "timestamp" -> Optional.of(of(Kind.TIMESTAMP));
      default -> Optional.empty();
    };
  }

  private static Optional<ColumnType> parsePhysical(String name) {
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      int precision = Integer.parseInt(decimal.group(1));
      int scale = Integer.parseInt(decimal.group(2));
      return precision >= 1 && precision <= 38 && scale <= precision
          ? Optional.of(new ColumnType(Kind.DECIMAL, precision, scale))
          : Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.DECIMAL && kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(of(kind));
      }
    }
    return Optional.empty();
  }

  public boolean isString() {
    return kind == Kind.STRING;
  }

  /** As SQL and error messages write it, {@code decimal(18,4)}. */
  public String sql() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.DECIMAL ? name + "(" + precision + "," + scale + ")" : name;
  }

  @Override
  public String toString() {
    return sql();
  }
}
