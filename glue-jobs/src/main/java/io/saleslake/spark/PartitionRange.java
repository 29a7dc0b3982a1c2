package io.saleslake.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.saleslake.contract.Column.Partition;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/** Conditions that Iceberg recognises as whole partitions. */
public final class PartitionRange {
  private PartitionRange() {}

  /**
   * True for the rows of one partition.
   *
   * @param value what the partition's values have in common: the value itself for identity, else
   *     any date or timestamp within; NULL for the rows without one
   */
  public static Column of(String column, Partition partition, @Nullable Object value) {
    if (value == null) {
      return col(column).isNull();
    } else if (partition == Partition.IDENTITY) {
      return col(column).equalTo(lit(value));
    }
    LocalDate day = day(value);
    LocalDate from =
        switch (partition) {
          case YEAR -> day.withDayOfYear(1);
          case MONTH -> day.withDayOfMonth(1);
          case DAY, IDENTITY -> day;
        };
    LocalDate to =
        switch (partition) {
          case YEAR -> from.plusYears(1);
          case MONTH -> from.plusMonths(1);
          case DAY, IDENTITY -> from.plusDays(1);
        };
    return between(column, from, to);
  }

  /** {@code from} inclusive to {@code to} exclusive, for a date or a UTC timestamp column. */
  public static Column between(String column, LocalDate from, LocalDate to) {
    return col(column).geq(lit(from)).and(col(column).lt(lit(to)));
  }

  private static LocalDate day(Object value) {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
    throw new IllegalArgumentException("not a date or timestamp: " + value);
  }
}
