package io.saleslake.silver;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.FileOptions.Quotes;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Rounding;
import io.saleslake.engine.ValueType;
import java.util.List;
import java.util.Optional;

/** SQL that turns a value into a column's type, and into NULL where that would change it. */
final class Conversion {
  /** As mapped text is read. */
  static final FileOptions ISO =
      new FileOptions(
          ",", '"', '"', "UTF-8", true, false, Quotes.STRICT, '.', "", List.of(), List.of());

  private Conversion() {}

  /** The value of a raw column's text, by the feed's number marks, date formats and time zone. */
  static String ofRaw(String text, RawColumn column, FileOptions options) {
    return switch (column.type().kind()) {
      case STRING -> text;
      case BOOLEAN -> cast(text, column.type());
      case INT, BIGINT, DECIMAL, DOUBLE ->
          NumberSql.value(NumberSql.plain(text, options), column.type(), column.rounding());
      case DATE, TIMESTAMP -> TimeSql.value(text, column);
    };
  }

  /** A mapped value; text is read as ISO 8601 and with a decimal point. */
  static String ofMapped(String value, ValueType from, ColumnType to, Optional<Rounding> rounding) {
    if (from.is(to)) {
      return value;
    } else if (from.isText()) {
      return ofText("trim(%s)".formatted(value), to, rounding);
    } else if (!from.isNumber() || !ValueType.of(to.sql()).isNumber()) {
      return cast(value, to);
    }
    return rounding.isPresent() && to.kind() == Kind.DECIMAL
        ? rounded(value, to, rounding.get())
        : exact(value, from, to);
  }

  private static String ofText(String text, ColumnType to, Optional<Rounding> rounding) {
    return switch (to.kind()) {
      case STRING, BOOLEAN -> cast(text, to);
      case INT, BIGINT, DECIMAL, DOUBLE ->
          NumberSql.value(NumberSql.plain(text, ISO), to, rounding);
      case DATE, TIMESTAMP -> TimeSql.iso(text, to.kind(), Optional.empty());
    };
  }

  private static String rounded(String value, ColumnType to, Rounding rounding) {
    return switch (rounding) {
      case HALF_UP -> cast(value, to);
      case HALF_EVEN -> cast("bround(%s, %d)".formatted(value, to.scale()), to);
    };
  }

  /** A number that stays the same number, which a widening does not have to show. */
  private static String exact(String value, ValueType from, ColumnType to) {
    boolean widens =
        to.kind() == Kind.DOUBLE
            || from.isInteger()
            || (to.kind() == Kind.DECIMAL
                && from.column()
                    .filter(type -> type.kind() == Kind.DECIMAL && type.scale() <= to.scale())
                    .isPresent());
    String cast = cast(value, to);
    return widens ? cast : "CASE WHEN %1$s = %2$s THEN %1$s END".formatted(cast, value);
  }

  private static String cast(String value, ColumnType to) {
    return "try_cast(%s AS %s)".formatted(value, to.sql());
  }
}
