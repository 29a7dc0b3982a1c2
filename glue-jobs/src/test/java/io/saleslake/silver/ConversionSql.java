package io.saleslake.silver;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Rounding;
import io.saleslake.engine.ValueType;
import java.util.Optional;

/** The SQL of conversions, for tests in other packages. */
public final class ConversionSql {
  private ConversionSql() {}

  public static String ofRaw(String text, RawColumn column, FileOptions options) {
    return Conversion.ofRaw(text, column, options);
  }

  public static String ofMapped(
      String value, ValueType from, ColumnType to, Optional<Rounding> rounding) {
    return Conversion.ofMapped(value, from, to, rounding);
  }

  public static String hasMoreDecimals(String text, ColumnType type, FileOptions options) {
    return NumberSql.hasMoreDecimals(NumberSql.plain(text, options), type);
  }
}
