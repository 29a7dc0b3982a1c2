package io.saleslake.names;

/** Columns of the tables in {@code ops} that the code reads by name. */
public final class OpsColumn {
  public static final String ARRIVED_AT = "arrived_at";
  public static final String BATCH_ID = "batch_id";
  public static final String BYTES = "bytes";
  public static final String CONTRACT_VERSION = "contract_version";
  public static final String DATASET = "dataset";
  public static final String ENGINE = "engine";
  public static final String FEED = "feed";
  public static final String FINISHED_AT = "finished_at";
  public static final String LINE = "line";
  public static final String PATH = "path";
  public static final String QUARANTINED_AT = "quarantined_at";
  public static final String RAW_RECORD = "raw_record";
  public static final String REASON = "reason";
  public static final String REASONS = "reasons";
  public static final String RESOLVED_BY_BATCH = "resolved_by_batch";
  public static final String ROWS_DUPLICATE = "rows_duplicate";
  public static final String ROWS_INSERTED = "rows_inserted";
  public static final String ROWS_QUARANTINED = "rows_quarantined";
  public static final String ROWS_READ = "rows_read";
  public static final String ROWS_SUPERSEDED = "rows_superseded";
  public static final String ROWS_UPDATED = "rows_updated";
  public static final String SOURCE_FILE = "source_file";
  public static final String STARTED_AT = "started_at";
  public static final String STATUS = "status";
  public static final String VERSION = "version";

  private OpsColumn() {}
}
