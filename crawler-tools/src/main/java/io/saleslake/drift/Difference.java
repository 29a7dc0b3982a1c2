package io.saleslake.drift;

import java.util.Locale;
import java.util.Optional;

/**
 * One column in which files and contract differ.
 *
 * @param name as mappings call the column, or could
 * @param header as the files call it
 * @param contractType absent for a column that the contract does not have
 * @param foundType of Glue; absent for a column that the files do not have
 */
public record Difference(
    Kind kind,
    String name,
    String header,
    Optional<String> contractType,
    Optional<String> foundType) {

  /** In what they differ. */
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
