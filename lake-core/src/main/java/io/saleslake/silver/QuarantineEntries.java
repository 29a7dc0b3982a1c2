package io.saleslake.silver;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Sql;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Select;
import io.saleslake.engine.StepSql;
import io.saleslake.ledger.Batch;
import io.saleslake.names.OpsColumn;
import io.saleslake.names.QuarantineStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of {@code ops.quarantine} for what a batch does not promote. */
record QuarantineEntries(EngineSession session, FeedContract feed, Batch batch) {
  private static final String UNREADABLE = "_unreadable";
  private static final String FILE_REASON = "_file_reason";
  private static final String NO_TEXT = "CAST(NULL AS STRING)";

  /** All entries, as a query. */
  String select(Rejections rejections) {
    values(rejections.unreadable());
    return String.join(
        "\nUNION ALL\n",
        entries(
            CheckRows.RECORD,
            CheckRows.REASONS,
            QuarantineStatus.OPEN,
            RawColumns.LINE,
            Relations.REJECTED),
        entries(
            StepSql.json(silverColumns()),
            reason("superseded", NO_TEXT),
            QuarantineStatus.SUPERSEDED,
            RawColumns.LINE,
            Relations.SUPERSEDED),
        entries(
            NO_TEXT,
            reason("file", FILE_REASON),
            QuarantineStatus.OPEN,
            "CAST(NULL AS BIGINT)",
            UNREADABLE));
  }

  private String entries(
      String record, String reasons, QuarantineStatus status, String line, String from) {
    return Select.of()
        .as(Sql.text(feed.name()), OpsColumn.FEED)
        .as(Sql.text(batch.id()), OpsColumn.BATCH_ID)
        .as(Lineage.SOURCE_FILE, OpsColumn.SOURCE_FILE)
        .as(record, OpsColumn.RAW_RECORD)
        .as(reasons, OpsColumn.REASONS)
        .as(Sql.text(feed.header().version()), OpsColumn.CONTRACT_VERSION)
        .as(Sql.text(status.label()), OpsColumn.STATUS)
        .as(Lineage.PROMOTED_AT, OpsColumn.QUARANTINED_AT)
        .as(NO_TEXT, OpsColumn.RESOLVED_BY_BATCH)
        .as(line, OpsColumn.LINE)
        .from(from);
  }

  /** A superseded row is kept as it was mapped; nothing has to be done about it. */
  private Map<String, String> silverColumns() {
    Map<String, String> columns = new LinkedHashMap<>();
    feed.table().columns().forEach(column -> columns.put(column.name(), Sql.column(column.name())));
    return columns;
  }

  private String reason(String rule, String value) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("rule", Sql.text(rule));
    fields.put("column", NO_TEXT);
    fields.put("value", value);
    return StepSql.presentItems(List.of(StepSql.struct(fields)));
  }

  /** An unreadable file has a reason but no raw record. */
  private void values(List<InspectedFile> unreadable) {
    session.values(
        UNREADABLE,
        List.of(
            Column.of(Lineage.SOURCE_FILE, Kind.STRING),
            Column.of(FILE_REASON, Kind.STRING),
            Column.of(Lineage.PROMOTED_AT, Kind.TIMESTAMP)),
        unreadable.stream()
            .map(
                file ->
                    Arrays.<Object>asList(
                        file.file().path(), file.layout().unreadable(), batch.startedAt()))
            .toList());
  }
}
