package io.saleslake.status;

import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.MartContract;
import io.saleslake.contract.TableContract;
import io.saleslake.ledger.ReadLedger;
import io.saleslake.ledger.ReadLedger.ClosedBatch;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.Layer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Reads the status of each silver table and mart from the ledger and snapshots. */
public final class ReadStatus {
  private final Lake lake;
  private final Contracts contracts;
  private final Map<String, ClosedBatch> batches;
  private final Map<String, Long> quarantined;

  private ReadStatus(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
    this.batches = ReadLedger.lastBatches(lake);
    this.quarantined = ReadLedger.openRejections(lake);
  }

  /** Returns one status per silver table and mart, in the order of the data flow. */
  public static List<DatasetStatus> read(Lake lake, Contracts contracts) {
    ReadStatus status = new ReadStatus(lake, contracts);
    List<DatasetStatus> all = new ArrayList<>();
    contracts.tables().values().forEach(table -> all.add(status.of(table)));
    contracts.martsInOrder().forEach(mart -> all.add(status.of(mart)));
    return all;
  }

  private DatasetStatus of(TableContract table) {
    Optional<ClosedBatch> last = Optional.ofNullable(batches.get(table.name()));
    return new DatasetStatus(
        "silver." + table.name(),
        last.map(ClosedBatch::id),
        last.map(ClosedBatch::finishedAt),
        table(Layer.SILVER, table.name()).map(Snapshots::rows).orElse(0L),
        contracts.feeds().values().stream()
            .filter(feed -> feed.table().name().equals(table.name()))
            .map(FeedContract::name)
            .mapToLong(feed -> quarantined.getOrDefault(feed, 0L))
            .sum(),
        table.header().freshness());
  }

  /** The age of a mart is the age of the last commit that changed its rows. */
  private DatasetStatus of(MartContract mart) {
    Optional<Table> table = table(Layer.GOLD, mart.name());
    Optional<Snapshot> last = table.flatMap(Snapshots::lastChange);
    return new DatasetStatus(
        "gold." + mart.name(),
        last.flatMap(snapshot -> Optional.ofNullable(snapshot.summary().get(Snapshots.BATCH_ID))),
        last.map(snapshot -> Instant.ofEpochMilli(snapshot.timestampMillis())),
        table.map(Snapshots::rows).orElse(0L),
        0,
        mart.header().freshness());
  }

  private Optional<Table> table(Layer layer, String name) {
    return lake.has(layer, name) ? Optional.of(lake.table(layer, name)) : Optional.empty();
  }
}
