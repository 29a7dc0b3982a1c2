package io.saleslake.contract;

import java.util.Optional;

/**
 * One column of a table or mart.
 *
 * @param keyPosition place in the business key from 1, or 0 when it is not part of it
 * @param partition how the table is partitioned by it
 */
public record Column(
    String name,
    ColumnType type,
    String description,
    boolean required,
    int keyPosition,
    Optional<Partition> partition) {

  /** Iceberg's partition transforms that contracts use. */
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
