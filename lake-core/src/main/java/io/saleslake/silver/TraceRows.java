package io.saleslake.silver;

import static io.saleslake.silver.Relations.FILES;
import static io.saleslake.silver.Relations.NEWEST;
import static io.saleslake.silver.Relations.RANKED;
import static io.saleslake.silver.Relations.REJECTED;
import static io.saleslake.silver.Relations.SUPERSEDED;
import static io.saleslake.silver.Relations.TRACED;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FeedContract;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.engine.StepSql;
import io.saleslake.ledger.Batch;
import java.util.Arrays;
import java.util.List;

/** Gives ranked rows their lineage, and separates them by their standing. */
final class TraceRows {
  private TraceRows() {}

  /** From ranked rows to {@link Relations#TRACED}. */
  static Step trace(EngineSession session, List<InspectedFile> files, Batch batch) {
    session.values(
        FILES,
        List.of(
            Column.of(RawColumns.FILE, Kind.INT),
            Column.of(Lineage.SOURCE_FILE, Kind.STRING),
            Column.of(Lineage.ARRIVED_AT, Kind.TIMESTAMP),
            Column.of(Lineage.BATCH_ID, Kind.STRING),
            Column.of(Lineage.PROMOTED_AT, Kind.TIMESTAMP)),
        files.stream()
            .map(
                file ->
                    Arrays.<Object>asList(
                        file.number(),
                        file.file().path(),
                        file.file().arrivedAt(),
                        batch.id(),
                        batch.startedAt()))
            .toList());
    return new Step(
        TRACED,
        "Every row gets its lineage.",
        Select.of("r.*")
            .columns("f.", Lineage.COLUMNS.stream().map(Column::name))
            .hint(StepSql.broadcast(List.of("f")))
            .from(
                "%s AS r JOIN %s AS f ON r.%3$s = f.%3$s"
                    .formatted(RANKED, FILES, RawColumns.FILE)));
  }

  /** From traced rows to the rejected, the superseded and the newest ones. */
  static void separate(EngineSession session, FeedContract feed) {
    session.define(
        new Step(
            REJECTED,
            "Rejected rows, with the names of the rules that they violate.",
            Select.of()
                .columns(
                    List.of(
                        Lineage.SOURCE_FILE,
                        Lineage.PROMOTED_AT,
                        CheckRows.RECORD,
                        RawColumns.LINE))
                .as(NameRules.named(feed, CheckRows.REASONS), CheckRows.REASONS)
                .from(with(Standing.REJECTED))));
    session.define(
        new Step(
            SUPERSEDED,
            "Valid rows with the key of a newer row and other values.",
            "SELECT *\nFROM " + with(Standing.SUPERSEDED)));
    session.define(
        new Step(
            NEWEST,
            "The newest valid row of each key.",
            Select.of()
                .columns(Lineage.with(feed.table().columns()).stream().map(Column::name).toList())
                .from(with(Standing.NEWEST))));
  }

  private static String with(Standing standing) {
    return "%s\nWHERE %s = '%s'".formatted(TRACED, RankRows.STANDING, standing.label());
  }
}
