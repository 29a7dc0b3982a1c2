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

  public boolean isKey() {
    return keyPosition > 0;
  }
}
