package io.saleslake.contract;

import io.saleslake.contract.ColumnType.Kind;
import java.util.Optional;

/** Reads the {@code rounding} of a column. */
final class RoundingParser {
  private RoundingParser() {}

  static Optional<Rounding> parse(CustomProperties custom, ColumnType type, Problems problems) {
    Optional<Rounding> rounding = custom.choice("rounding", Rounding.class);
    if (rounding.isPresent() && type.kind() != Kind.DECIMAL) {
      problems.at("rounding").add("needs a decimal, not %s".formatted(type));
    }
    return rounding;
  }
}
