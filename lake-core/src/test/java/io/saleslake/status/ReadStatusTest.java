package io.saleslake.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeOfTables;
import io.saleslake.catalog.TableDefinition;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.TableContract;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.FileEntry;
import io.saleslake.ledger.Ledger;
import io.saleslake.ledger.OpsTables;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadStatusTest {
  private static final Contracts CONTRACTS = ContractReader.read(Path.of("contracts"));

  @TempDir Path folder;

  @Test
  void listsEveryDatasetOfALakeWithoutTables() {
    try (Lake lake = LakeOfTables.open(folder)) {
      assertThat(ReadStatus.read(lake, CONTRACTS))
          .hasSize(CONTRACTS.tables().size() + CONTRACTS.marts().size())
          .allMatch(dataset -> dataset.freshness(Instant.now()).equals("never"));
    }
  }

  @Test
  void countsRowsAndOpenRejectionsAndTakesTheLastBatch() {
    try (Lake lake = LakeOfTables.open(folder)) {
      Batch batch = promote(lake, "stores");
      TableContract contract = CONTRACTS.feed("stores").table();
      Table stores =
          lake.ensure(
              Layer.SILVER,
              TableDefinition.of(contract.header(), "stores", contract.columns(), List.of()));
      LakeOfTables.append(stores, List.of(Map.of("store_id", "S1"), Map.of("store_id", "S2")));
      reject(lake, "open", "open", "resolved");

      DatasetStatus status = statusOf(lake, "silver.stores");
      assertThat(status.lastBatch()).contains(batch.id());
      assertThat(status.finishedAt().orElseThrow())
          .isBetween(batch.startedAt(), Instant.now().plus(Duration.ofSeconds(1)));
      assertThat(status.rows()).isEqualTo(2);
      assertThat(status.quarantined()).isEqualTo(2);
      assertThat(status.freshness(Instant.now())).isEqualTo("fresh");
      assertThat(statusOf(lake, "silver.products").lastBatch()).isEmpty();
    }
  }

  private static Batch promote(Lake lake, String feed) {
    BronzeFile file =
        new BronzeFile("reference/stores/ingest_date=2026-01-31/s.csv", 9, "1", Instant.EPOCH);
    Batch batch = Batch.of(feed, "stores", Instant.EPOCH, List.of(file));
    Ledger ledger = Ledger.open(lake);
    ledger.start(batch);
    ledger.finish(
        batch, "duckdb", List.of(new FileEntry(file, new RowCounts(4, 2, 0, 0, 0, 2), "")));
    return batch;
  }

  private static void reject(Lake lake, String... states) {
    Table quarantine = lake.ensure(Layer.OPS, OpsTables.QUARANTINE);
    for (String state : states) {
      LakeOfTables.append(quarantine, List.of(Map.of("feed", "stores", "status", state)));
    }
  }

  private static DatasetStatus statusOf(Lake lake, String dataset) {
    return ReadStatus.read(lake, CONTRACTS).stream()
        .filter(status -> status.dataset().equals(dataset))
        .findFirst()
        .orElseThrow();
  }
}
