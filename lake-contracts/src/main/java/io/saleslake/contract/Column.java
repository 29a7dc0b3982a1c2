package io.saleslake.contract;

import java.util.Optional;

/**
 * One column of a table or mart.
 *
 * @param keyPosition position in the business key, counted from 1; 0 if not part of it
 * @param partition how the column partitions the table
 */
public record Column(
    String name,
    ColumnType type,
    String description,
    boolean required,
    int keyPosition,
    Optional<Partition> partition) {

  /** The Iceberg partition transforms that contracts support. */
  public enum Partition {
    IDENTITY,
    DAY,
    MONTH,
    YEAR
  }

  /** A column that no contract describes, such as one of a step. */
  public static Column of(String name, ColumnType.Kind kind) {
    return new Column(name, ColumnType.of(kind), "", false, 0, Optional.empty());
  }

  public boolean isKey() {
    return keyPosition > 0;
  }
}
