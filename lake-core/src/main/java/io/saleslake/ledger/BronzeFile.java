package io.saleslake.ledger;

import io.saleslake.names.BronzePath;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A raw file in bronze.
 *
 * @param path relative to the bronze root, such as {@code
 *     sales/webshop/ingest_date=2026-01-31/orders.json}
 * @param bytes size in bytes
 * @param version changes with the content: the ETag on S3, otherwise the modification time
 * @param arrivedAt time at which it was stored
 */
public record BronzeFile(String path, long bytes, String version, Instant arrivedAt)
    implements Serializable {
  /** Whether its ingest date is this date or later. */
  public boolean isFrom(LocalDate day) {
    return BronzePath.ingestDate(path)
        .filter(date -> date.compareTo(day.toString()) >= 0)
        .isPresent();
  }
}
