package io.saleslake.ledger;

import io.saleslake.catalog.TableDefinition;
import io.saleslake.names.OpsColumn;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Definitions of the {@code ops} tables: files, batches, and rejected rows. */
public final class OpsTables {
  public static final TableDefinition FILES =
      TableDefinition.byFeed(
          "files",
          new Schema(
              text(1, OpsColumn.PATH),
              text(2, OpsColumn.FEED),
              text(3, OpsColumn.BATCH_ID),
              number(4, OpsColumn.BYTES),
              text(5, OpsColumn.VERSION),
              instant(6, OpsColumn.ARRIVED_AT),
              text(7, OpsColumn.STATUS),
              text(8, OpsColumn.REASON),
              number(9, OpsColumn.ROWS_READ),
              number(10, OpsColumn.ROWS_INSERTED),
              number(11, OpsColumn.ROWS_UPDATED),
              number(12, OpsColumn.ROWS_DUPLICATE),
              number(13, OpsColumn.ROWS_QUARANTINED),
              instant(14, OpsColumn.STARTED_AT),
              number(15, OpsColumn.ROWS_SUPERSEDED)));

  public static final TableDefinition BATCHES =
      TableDefinition.byFeed(
          "batches",
          new Schema(
              text(1, OpsColumn.BATCH_ID),
              text(2, OpsColumn.DATASET),
              text(3, OpsColumn.FEED),
              instant(4, OpsColumn.STARTED_AT),
              instant(5, OpsColumn.FINISHED_AT),
              text(6, OpsColumn.STATUS),
              number(7, OpsColumn.ROWS_READ),
              number(8, OpsColumn.ROWS_INSERTED),
              number(9, OpsColumn.ROWS_UPDATED),
              number(10, OpsColumn.ROWS_DUPLICATE),
              number(11, OpsColumn.ROWS_QUARANTINED),
              number(12, OpsColumn.ROWS_SUPERSEDED),
              text(13, OpsColumn.ENGINE)));

  public static final TableDefinition QUARANTINE =
      TableDefinition.byFeed(
          "quarantine",
          new Schema(
              text(1, OpsColumn.FEED),
              text(2, OpsColumn.BATCH_ID),
              text(3, OpsColumn.SOURCE_FILE),
              text(4, OpsColumn.RAW_RECORD),
              NestedField.optional(
                  5,
                  OpsColumn.REASONS,
                  Types.ListType.ofOptional(
                      10,
                      Types.StructType.of(
                          text(11, "rule"), text(12, "column"), text(13, "value")))),
              text(6, OpsColumn.CONTRACT_VERSION),
              text(7, OpsColumn.STATUS),
              instant(8, OpsColumn.QUARANTINED_AT),
              text(9, OpsColumn.RESOLVED_BY_BATCH),
              number(14, OpsColumn.LINE)));

  private OpsTables() {}

  private static NestedField text(int id, String name) {
    return NestedField.optional(id, name, Types.StringType.get());
  }

  private static NestedField number(int id, String name) {
    return NestedField.optional(id, name, Types.LongType.get());
  }

  private static NestedField instant(int id, String name) {
    return NestedField.optional(id, name, Types.TimestampType.withZone());
  }
}
