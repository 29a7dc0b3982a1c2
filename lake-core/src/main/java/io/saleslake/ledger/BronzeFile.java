package io.saleslake.ledger;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern INGEST_DATE = Pattern.compile("/ingest_date=([^/]*)/");

  /** Whether its folder, {@code ingest_date=YYYY-MM-DD}, is of this day or a later one. */
  public boolean isFrom(LocalDate day) {
    Matcher folder = INGEST_DATE.matcher(path);
    return folder.find() && folder.group(1).compareTo(day.toString()) >= 0;
  }
}
