package io.saleslake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeOfTables;
import io.saleslake.names.Layer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final Instant SIX = Instant.parse("2026-03-01T06:00:00Z");
  private static final String FEED = "a_feed_of_many_letters";

  @TempDir Path folder;
  @AutoClose private Lake lake;
  private Ledger ledger;
  private Table files;

  @BeforeEach
  void open() {
    lake = LakeOfTables.open(folder);
    ledger = Ledger.open(lake);
    files = lake.table(Layer.OPS, "files");
  }

  /** Iceberg truncates the bounds of strings to 16 characters. */
  @ParameterizedTest(name = "{0} letters")
  @ValueSource(ints = {1, 16, 17, 128})
  void closesABatchWhateverTheLengthOfItsFeedsName(int letters) {
    String feed = "f".repeat(letters);
    Batch batch = batch(feed, "a.csv", SIX);

    ledger.start(batch);
    assertThat(ledger.openBatch(feed, "sales")).contains(batch);
    finish(batch);

    assertThat(rows()).containsExactly(batch.id() + " a.csv done");
    assertThat(ledger.openBatch(feed, "sales")).isEmpty();
    assertThat(ledger.knownFiles(feed)).containsExactly("a.csv");
  }

  @Test
  void rewritesTheRowsThatShareAFileWithTheBatch() {
    Batch first = batch(FEED, "a.csv", SIX);
    Batch second = batch(FEED, "b.csv", SIX.plusSeconds(60));
    append(List.of(row(first, "done"), row(second, "started")));

    finish(second);

    assertThat(rows())
        .containsExactlyInAnyOrder(first.id() + " a.csv done", second.id() + " b.csv done");
  }

  @Test
  void closesABatchOnce() {
    Batch batch = batch(FEED, "a.csv", SIX);
    ledger.start(batch);
    finish(batch);
    finish(batch);

    assertThat(rows()).containsExactly(batch.id() + " a.csv done");
  }

  @Test
  void removesStartedEntriesOfClosedBatches() {
    Batch first = batch(FEED, "a.csv", SIX);
    Batch second = batch(FEED, "b.csv", SIX.plusSeconds(60));
    Batch third = batch(FEED, "c.csv", SIX.plusSeconds(120));
    Batch fourth = batch(FEED, "d.csv", SIX.plusSeconds(180));
    append(List.of(row(first, "started")));
    append(List.of(row(first, "done")));
    append(List.of(row(second, "started"), row(second, "unreadable")));
    append(List.of(row(fourth, "started")));
    append(List.of(row(third, "started")));

    assertThat(ledger.openBatch(FEED, "sales")).contains(third);
    assertThat(rows())
        .containsExactlyInAnyOrder(
            first.id() + " a.csv done",
            second.id() + " b.csv unreadable",
            third.id() + " c.csv started",
            fourth.id() + " d.csv started");
  }

  private void finish(Batch batch) {
    ledger.finish(
        batch,
        "duckdb",
        batch.files().stream().map(file -> new FileEntry(file, RowCounts.NONE, "")).toList());
  }

  private static Batch batch(String feed, String path, Instant startedAt) {
    return Batch.of(feed, "sales", startedAt, List.of(new BronzeFile(path, 9, "1", SIX)));
  }

  private static Map<String, Object> row(Batch batch, String status) {
    BronzeFile file = batch.files().get(0);
    Map<String, Object> row = new HashMap<>();
    row.put("path", file.path());
    row.put("feed", batch.feed());
    row.put("batch_id", batch.id());
    row.put("bytes", file.bytes());
    row.put("version", file.version());
    row.put("arrived_at", timestamp(file.arrivedAt()));
    row.put("status", status);
    row.put("started_at", timestamp(batch.startedAt()));
    return row;
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private void append(List<Map<String, Object>> rows) {
    LakeOfTables.append(files, rows);
  }

  private List<String> rows() {
    files.refresh();
    return Rows.read(files, Expressions.alwaysTrue()).stream()
        .map(row -> Stream.of("batch_id", "path", "status").map(row::getField).toList())
        .map(values -> "%s %s %s".formatted(values.toArray()))
        .toList();
  }
}
