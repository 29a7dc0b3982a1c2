package io.saleslake.ledger;

import io.saleslake.catalog.TableDefinition;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The lake's own books: which file went into which batch, where its rows went, and what was
 * rejected.
 */
public final class OpsTables {
  public static final TableDefinition FILES =
      TableDefinition.byFeed(
          "files",
          new Schema(
              text(1, "path"),
              text(2, "feed"),
              text(3, "batch_id"),
              number(4, "bytes"),
              text(5, "version"),
              instant(6, "arrived_at"),
              text(7, "status"),
              text(8, "reason"),
              number(9, "rows_read"),
              number(10, "rows_inserted"),
              number(11, "rows_updated"),
              number(12, "rows_duplicate"),
              number(13, "rows_quarantined"),
              instant(14, "started_at"),
              number(15, "rows_superseded")));

  public static final TableDefinition BATCHES =
      TableDefinition.byFeed(
          "batches",
          new Schema(
              text(1, "batch_id"),
              text(2, "dataset"),
              text(3, "feed"),
              instant(4, "started_at"),
              instant(5, "finished_at"),
              text(6, "status"),
              number(7, "rows_read"),
              number(8, "rows_inserted"),
              number(9, "rows_updated"),
              number(10, "rows_duplicate"),
              number(11, "rows_quarantined"),
              number(12, "rows_superseded")));

  public static final TableDefinition QUARANTINE =
      TableDefinition.byFeed(
          "quarantine",
          new Schema(
              text(1, "feed"),
              text(2, "batch_id"),
              text(3, "source_file"),
              text(4, "raw_record"),
              NestedField.optional(
                  5,
                  "reasons",
                  Types.ListType.ofOptional(
                      10,
                      Types.StructType.of(
                          text(11, "rule"), text(12, "column"), text(13, "value")))),
              text(6, "contract_version"),
              text(7, "status"),
              instant(8, "quarantined_at"),
              text(9, "resolved_by_batch"),
              number(14, "line")));

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
