package io.saleslake.ledger;

import io.saleslake.names.BronzePath;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A raw file as it lies in bronze.
 *
 * @param path below the bronze root, as {@code sales/webshop/ingest_date=2026-01-31/orders.json}
 * @param bytes its size
 * @param version what changes when the content does: the ETag on S3, the modification time
 *     elsewhere
 * @param arrivedAt when the storage got it
 */
public record BronzeFile(String path, long bytes, String version, Instant arrivedAt)
    implements Serializable {
  /** Whether its folder, {@code ingest_date=YYYY-MM-DD}, is of this day or a later one. */
  public boolean isFrom(LocalDate day) {
    return BronzePath.ingestDate(path)
        .filter(date -> date.compareTo(day.toString()) >= 0)
        .isPresent();
  }
}
