package io.saleslake.drift;

import java.util.Locale;
import java.util.Optional;

/**
 * A column that differs between files and contract.
 *
 * @param name the column's name in mappings
 * @param header name in the files
 * @param contractType absent if the contract does not have the column
 * @param foundType Glue type; absent if the files do not have the column
 */
public record Difference(
    Kind kind,
    String name,
    String header,
    Optional<String> contractType,
    Optional<String> foundType) {

  /** The kind of difference. */
  public enum Kind {
    NEW,
    MISSING,
    RETYPED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
