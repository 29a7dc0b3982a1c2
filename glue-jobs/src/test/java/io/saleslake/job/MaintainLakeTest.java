package io.saleslake.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.TestLake;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.Ledger;
import io.saleslake.maintenance.TableReport;
import io.saleslake.names.Layer;
import io.saleslake.run.RunReport;
import io.saleslake.spark.MaintainTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MaintainLakeTest {
  private static final String STORES = "SELECT * FROM silver.stores ORDER BY store_id";

  @Test
  void movesRowsButChangesNone(@TempDir Path folder) {
    try (TestLake lake = TestLake.withMarts(folder, "daily_sales")) {
      for (int day = 1; day <= 6; day++) {
        putStore(lake, day);
        lake.run();
      }
      List<String> before = lake.query(STORES);
      Batch open = startBatch(lake, "S9");

      Map<String, Long> compacted =
          MaintainLake.maintain(lake.lake(), lake.contracts(), lake.spark()).stream()
              .collect(Collectors.toMap(TableReport::table, TableReport::compactedFiles));

      // The file of the open batch is unchanged; otherwise closing the batch could not replace it.
      assertThat(compacted)
          .containsEntry("lake.silver.stores", 6L)
          .containsEntry("lake.ops.batches", 6L)
          .containsEntry("lake.ops.files", 6L);
      assertThat(before).hasSize(6);
      assertThat(lake.query(STORES)).isEqualTo(before);
      RunReport resumed = lake.run();
      assertThat(resumed.batches()).extracting(batch -> batch.batch().id()).contains(open.id());
      assertThat(resumed.marts()).isEmpty();
      assertThat(lake.run().batches()).isEmpty();
    }
  }

  @Test
  void expiresOldSnapshotsAndKeepsTheLastOnes(@TempDir Path folder) {
    try (TestLake lake = TestLake.withMarts(folder)) {
      putStore(lake, 1);
      lake.run();
      Table stores = lake.lake().table(Layer.SILVER, "stores");
      for (int i = 0; i < 25; i++) {
        stores.newFastAppend().commit();
      }
      List<String> before = lake.query(STORES);

      assertThat(maintain(lake, stores, Duration.ofDays(1)).expiredSnapshots()).isZero();
      assertThat(maintain(lake, stores, Duration.ZERO).expiredSnapshots()).isGreaterThan(5);

      stores.refresh();
      assertThat(stores.snapshots()).hasSize(20);
      assertThat(lake.query(STORES)).isEqualTo(before);
    }
  }

  @Test
  void removesOldFilesThatNoSnapshotRefersTo(@TempDir Path folder) throws IOException {
    try (TestLake lake = TestLake.withMarts(folder)) {
      putStore(lake, 1);
      lake.run();
      Table stores = lake.lake().table(Layer.SILVER, "stores");
      Path data = folder.resolve("silver/stores/data");
      Path old = Files.writeString(data.resolve("killed.parquet"), "half");
      Path young = Files.writeString(data.resolve("written-now.parquet"), "half");
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
      List<String> before = lake.query(STORES);

      assertThat(maintain(lake, stores, Duration.ofDays(7)).orphanFiles()).isEqualTo(1);

      assertThat(old).doesNotExist();
      assertThat(young).exists();
      assertThat(lake.query(STORES)).isEqualTo(before);
    }
  }

  private static TableReport maintain(TestLake lake, Table table, Duration history) {
    return MaintainTable.maintain(lake.spark(), table, Expressions.alwaysTrue(), history);
  }

  private static String putStore(TestLake lake, int day) {
    return lake.put(
        "stores",
        "2026-03-0" + day,
        "stores.csv",
        "S%d\tShop\tBerlin\tBerlin\tDE\tEUR\t2020-01-01".formatted(day));
  }

  /** As a run does that is killed right after it has put its files on record. */
  private static Batch startBatch(TestLake lake, String store) {
    String path = putStore(lake, Integer.parseInt(store.substring(1)));
    Path file = lake.root().resolve("bronze").resolve(path);
    try {
      Instant arrived = Files.getLastModifiedTime(file).toInstant();
      BronzeFile bronze =
          new BronzeFile(path, Files.size(file), Long.toString(arrived.toEpochMilli()), arrived);
      Batch batch =
          Batch.of("stores", "stores", Instant.parse("2026-03-09T07:00:00Z"), List.of(bronze));
      Ledger.open(lake.lake()).start(batch);
      return batch;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
