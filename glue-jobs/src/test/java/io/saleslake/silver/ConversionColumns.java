package io.saleslake.silver;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.FileOptions.Quotes;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Rounding;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Raw columns with the name {@code x}, and options of files, for tests of conversions. */
public final class ConversionColumns {
  public static final ColumnType MONEY = new ColumnType(Kind.DECIMAL, 18, 4);

  private ConversionColumns() {}

  /** Options with these marks and currency signs of numbers. */
  public static FileOptions marks(char decimal, String thousands, String... signs) {
    return new FileOptions(
        ",",
        '"',
        '"',
        "UTF-8",
        true,
        false,
        Quotes.STRICT,
        decimal,
        thousands,
        List.of(signs),
        List.of());
  }

  public static RawColumn column(ColumnType type, String... formats) {
    return new RawColumn(
        "x", "x", type, List.of(formats), Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  /** A column of money. */
  public static RawColumn rounded(Rounding rounding) {
    return new RawColumn(
        "x", "x", MONEY, List.of(), Optional.empty(), OptionalInt.empty(), Optional.of(rounding));
  }

  /** A column of local times. */
  public static RawColumn time(String zone, String... formats) {
    return new RawColumn(
        "x",
        "x",
        ColumnType.of(Kind.TIMESTAMP),
        List.of(formats),
        Optional.of(ZoneId.of(zone)),
        OptionalInt.empty(),
        Optional.empty());
  }
}
