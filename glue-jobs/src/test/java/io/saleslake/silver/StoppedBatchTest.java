package io.saleslake.silver;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.LakeException.Category;
import io.saleslake.OnBothEngines;
import io.saleslake.Progress;
import io.saleslake.Progress.Step;
import io.saleslake.Sales;
import io.saleslake.TestLake;
import io.saleslake.ledger.Digest;
import io.saleslake.names.Layer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Data on which an open batch depends changes before the batch is closed. */
@OnBothEngines
@Tag("slow")
class StoppedBatchTest {
  private static final String NINE = "2026-02-10T09:00:00";

  @TempDir Path folder;
  @AutoClose private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = Sales.lakeWithReferences(folder, "daily_sales");
    lake.put(
        "storefront",
        "2026-02-10",
        "a.csv",
        STOREFRONT_HEADER,
        till("R1", 1, NINE, "P1", "1", "10"));
    lake.run();
  }

  @Test
  void isNotResumedWhenItsRecordedFilesChanged() {
    String file = putSecondFile();
    stopAt(Step.STARTED);
    String batch = openBatch();

    lake.spark().sql("UPDATE lake.ops.files SET bytes = bytes + 1 WHERE status = 'started'");
    String digest =
        Digest.of(
            "storefront\n"
                + lake.query(
                        "SELECT concat_ws('\t', path, bytes, version) FROM ops.files WHERE path = '%s'"
                            .formatted(file))
                    .get(0));
    assertFails(
        lake::run,
        "Cannot resume batch %s of storefront: its files on record digest to %s"
            .formatted(batch, digest));
    assertThat(lines()).containsExactly("R1|10.0000");
    assertThat(openBatch()).isEqualTo(batch);

    lake.spark().sql("UPDATE lake.ops.files SET bytes = bytes - 1 WHERE status = 'started'");
    assertFinishes();
    assertThat(lines()).containsExactly("R1|10.0000", "R2|20.0000");
  }

  @Test
  void isNotAccountedForWhenTheSnapshotItWasComparedWithExpired() {
    putSecondFile();
    stopAt(Step.PUBLISHED);
    String batch = openBatch();
    List<String> published = lines();

    TableOperations operations = operations("order_lines");
    TableMetadata before = operations.current();
    Table table = lake.lake().table(Layer.SILVER, "order_lines");
    long base = table.currentSnapshot().parentId();
    table
        .expireSnapshots()
        .expireSnapshotId(base)
        .cleanupLevel(ExpireSnapshots.CleanupLevel.NONE)
        .commit();
    assertFails(
        lake::run,
        "Cannot account for batch %s of storefront: snapshot %d, which it found, has expired"
            .formatted(batch, base));
    assertThat(lines()).isEqualTo(published).containsExactly("R1|10.0000", "R2|20.0000");
    assertThat(openBatch()).isEqualTo(batch);
    assertThat(lake.query("SELECT count(*) FROM ops.batches WHERE feed = 'storefront'"))
        .containsExactly("1");

    operations.commit(operations.refresh(), before);
    assertFinishes();
    assertThat(lines()).isEqualTo(published);
  }

  @Test
  @DisabledIfSystemProperty(
      named = "lake.engine",
      matches = "duckdb",
      disabledReason = "DuckDB reads a file once")
  void isNotPublishedWhenAnotherNumberOfRowsWentToQuarantine() {
    String file = putSecondFile();
    // Rows that are not kept are read from the file again: one that was rejected is now valid.
    lake.setFewRows(0);
    assertFails(
        () ->
            lake.run(
                at(
                    Step.CHECKED,
                    () -> {
                      lake.spark().catalog().clearCache();
                      replace(file, ",one,", ",001,");
                    })),
        "Cannot account for batch %s of storefront: 0 entries went to quarantine instead of 1");
    assertThat(lines()).containsExactly("R1|10.0000");

    lake.setFewRows(10_000);
    replace(file, ",001,", ",one,");
    assertFinishes();
    assertThat(lines()).containsExactly("R1|10.0000", "R2|20.0000");
  }

  @Test
  @EnabledIfSystemProperty(
      named = "lake.engine",
      matches = "duckdb",
      disabledReason = "Spark may read a file again")
  void hasTheRowsThatItReadFirst() {
    String file = putSecondFile();
    lake.setFewRows(0);
    lake.run(at(Step.CHECKED, () -> replace(file, ",one,", ",001,")));

    assertFinishes();
    assertThat(lines()).containsExactly("R1|10.0000", "R2|20.0000");
  }

  /** A valid line, and one whose quantity is no number. */
  private String putSecondFile() {
    return lake.put(
        "storefront",
        "2026-02-11",
        "b.csv",
        STOREFRONT_HEADER,
        till("R2", 1, NINE, "P2", "1", "20"),
        till("R3", 1, NINE, "P3", "one", "30"));
  }

  private void stopAt(Step step) {
    assertThatThrownBy(
            () ->
                lake.run(
                    at(
                        step,
                        () -> {
                          throw new Stopped();
                        })))
        .isInstanceOf(Stopped.class);
  }

  private void assertFails(ThrowingCallable run, String message) {
    assertThatThrownBy(run)
        .isInstanceOfSatisfying(
            LakeException.class,
            e -> {
              assertThat(e.category()).isEqualTo(Category.INTERNAL);
              assertThat(e).hasMessage(message.formatted(openBatch()));
            });
  }

  private void assertFinishes() {
    lake.run();
    assertThat(
            lake.query(
                "SELECT status, rows_read, rows_inserted, rows_quarantined FROM ops.files WHERE path LIKE '%/b.csv'"))
        .containsExactly("done|2|1|1");
    assertThat(
            lake.query(
                "SELECT get_json_object(raw_record, '$.receipt_no'), status FROM ops.quarantine"))
        .containsExactly("R3|open");
    assertThat(lake.query("SELECT sum(lines) FROM gold.daily_sales"))
        .containsExactly(String.valueOf(lines().size()));
    assertThat(lake.run().batches()).isEmpty();
  }

  private static Progress at(Step step, Runnable then) {
    return (reached, subject) -> {
      if (reached == step && subject.equals("storefront")) {
        then.run();
      }
    };
  }

  private String openBatch() {
    List<String> open = lake.query("SELECT batch_id FROM ops.files WHERE status = 'started'");
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private List<String> lines() {
    return lake.query("SELECT order_id, amount FROM silver.order_lines ORDER BY 1");
  }

  private TableOperations operations(String table) {
    return ((HasTableOperations) lake.lake().table(Layer.SILVER, table)).operations();
  }

  /** Changes a bronze file but neither its size nor its time. */
  private void replace(String path, String from, String to) {
    Path file = folder.resolve("bronze").resolve(path);
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      String text = Files.readString(file);
      assertThat(text).containsOnlyOnce(from);
      Files.writeString(file, text.replace(from, to));
      Files.setLastModifiedTime(file, modified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Stopped extends RuntimeException {}
}
