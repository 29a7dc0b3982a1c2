package io.saleslake.ledger;

import java.io.Serializable;
import java.time.Instant;

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
    implements Serializable {}
