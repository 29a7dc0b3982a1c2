package io.saleslake.engine;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a value in an engine.
 *
 * @param name as people read it
 * @param column the same type as a column of the lake can have it, if it can
 */
public record ValueType(String name, Optional<ColumnType> column) {
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),\\s*(\\d+)\\)");

  /** The type by its name in SQL, such as {@code decimal(12,3)}. */
  public static ValueType of(String sql) {
    String name = sql.toLowerCase(Locale.ROOT);
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      return new ValueType(
          name,
          Optional.of(
              new ColumnType(
                  Kind.DECIMAL,
                  Integer.parseInt(decimal.group(1)),
                  Integer.parseInt(decimal.group(2)))));
    }
    return new ValueType(
        name,
        switch (name) {
          case "string" -> Optional.of(ColumnType.STRING);
          case "int" -> Optional.of(ColumnType.of(Kind.INT));
          case "bigint" -> Optional.of(ColumnType.of(Kind.BIGINT));
          case "double" -> Optional.of(ColumnType.of(Kind.DOUBLE));
          case "boolean" -> Optional.of(ColumnType.of(Kind.BOOLEAN));
          case "date" -> Optional.of(ColumnType.of(Kind.DATE));
          case "timestamp" -> Optional.of(ColumnType.of(Kind.TIMESTAMP));
          default -> Optional.empty();
        });
  }

  public boolean is(ColumnType type) {
    return column.filter(type::equals).isPresent();
  }

  public boolean isText() {
    return is(ColumnType.STRING);
  }

  /** Whether it is a number, of whatever type. */
  public boolean isNumber() {
    return isInteger() || name.equals("float") || kind(Kind.DECIMAL) || kind(Kind.DOUBLE);
  }

  public boolean isInteger() {
    return kind(Kind.INT) || kind(Kind.BIGINT) || name.equals("tinyint") || name.equals("smallint");
  }

  /**
   * Whether a mart's column can have it: a type whose every value the column's type has, or a
   * decimal with the same scale, whose sums then fail the statement if they overflow.
   */
  public boolean fits(ColumnType wanted) {
    if (is(wanted) || name.equals("void")) {
      return true;
    }
    return switch (wanted.kind()) {
      case DECIMAL ->
          column
              .filter(type -> type.kind() == Kind.DECIMAL)
              .map(type -> type.scale() == wanted.scale())
              .orElseGet(() -> isInteger() && wanted.precision() - wanted.scale() >= digits());
      case BIGINT -> isInteger();
      case INT -> isInteger() && !kind(Kind.BIGINT);
      case DOUBLE -> isInteger() || name.equals("float");
      case TIMESTAMP -> kind(Kind.DATE);
      case STRING, BOOLEAN, DATE -> false;
    };
  }

  /** Decimal digits of the largest integer of the type. */
  private int digits() {
    return kind(Kind.BIGINT) ? 20 : 10;
  }

  private boolean kind(Kind kind) {
    return column.filter(type -> type.kind() == kind).isPresent();
  }
}
