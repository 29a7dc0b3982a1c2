package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.Layer;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.MartContract;
import io.saleslake.contract.TableContract;
import io.saleslake.ledger.Snapshots;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Reads from the lake's books and snapshots how each silver table and mart stands. */
final class ReadStatus {
  private record LastBatch(String id, Instant finishedAt) {}

  private final Lake lake;
  private final Contracts contracts;
  private final Map<String, LastBatch> batches = new HashMap<>();
  private final Map<String, Long> quarantined = new HashMap<>();

  private ReadStatus(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  /** A line per contract of a silver table or mart, in the order data flows. */
  static List<DatasetStatus> read(Lake lake, Contracts contracts) {
    ReadStatus status = new ReadStatus(lake, contracts);
    status.readBatches();
    status.readQuarantine();
    List<DatasetStatus> all = new ArrayList<>();
    contracts.tables().values().forEach(table -> all.add(status.of(table)));
    contracts.martsInOrder().forEach(mart -> all.add(status.of(mart)));
    return all;
  }

  private void readBatches() {
    query(
        "batches",
        """
        SELECT dataset, arg_max(batch_id, finished_at), max(finished_at) FROM ops.batches
        WHERE finished_at IS NOT NULL GROUP BY dataset
        """,
        row ->
            batches.put(
                String.valueOf(row.get(0)),
                new LastBatch(String.valueOf(row.get(1)), instant(row.get(2)))));
  }

  private void readQuarantine() {
    query(
        "quarantine",
        "SELECT feed, count(*) FROM ops.quarantine WHERE status = 'open' GROUP BY feed",
        row -> quarantined.put(String.valueOf(row.get(0)), (Long) row.get(1)));
  }

  private interface TakeRow {
    void take(List<@Nullable Object> row);
  }

  private void query(String table, String sql, TakeRow each) {
    if (lake.has(Layer.OPS, table)) {
      RowCollector rows = new RowCollector();
      QueryLake.query(lake, sql, rows);
      rows.rows().forEach(each::take);
    }
  }

  private DatasetStatus of(TableContract table) {
    Optional<LastBatch> last = Optional.ofNullable(batches.get(table.name()));
    return new DatasetStatus(
        "silver." + table.name(),
        last.map(LastBatch::id),
        last.map(LastBatch::finishedAt),
        rows(table(Layer.SILVER, table.name())),
        contracts.feeds().values().stream()
            .filter(feed -> feed.table().name().equals(table.name()))
            .map(FeedContract::name)
            .mapToLong(feed -> quarantined.getOrDefault(feed, 0L))
            .sum(),
        table.owner().freshness());
  }

  /** A mart is as old as the commit that last changed its rows. */
  private DatasetStatus of(MartContract mart) {
    Optional<Table> table = table(Layer.GOLD, mart.name());
    Optional<Snapshot> last = table.flatMap(Snapshots::lastChange);
    return new DatasetStatus(
        "gold." + mart.name(),
        last.flatMap(snapshot -> Optional.ofNullable(snapshot.summary().get(Snapshots.BATCH_ID))),
        last.map(snapshot -> Instant.ofEpochMilli(snapshot.timestampMillis())),
        rows(table),
        0,
        mart.owner().freshness());
  }

  private Optional<Table> table(Layer layer, String name) {
    return lake.has(layer, name) ? Optional.of(lake.table(layer, name)) : Optional.empty();
  }

  private static long rows(Optional<Table> table) {
    return table
        .flatMap(present -> Optional.ofNullable(present.currentSnapshot()))
        .map(snapshot -> Long.parseLong(snapshot.summary().getOrDefault("total-records", "0")))
        .orElse(0L);
  }

  private static Instant instant(@Nullable Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : Instant.EPOCH;
  }
}
