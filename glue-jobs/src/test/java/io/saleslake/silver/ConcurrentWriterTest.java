package io.saleslake.silver;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static io.saleslake.TestLake.batchOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.LakeException.Category;
import io.saleslake.OnBothEngines;
import io.saleslake.Progress;
import io.saleslake.Progress.Step;
import io.saleslake.Sales;
import io.saleslake.TestLake;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another writer commits to the table after the batch was written and before it is published. */
@OnBothEngines
@Tag("slow")
class ConcurrentWriterTest {
  private static final String NINE = "2026-02-10T09:00:00";

  @TempDir Path folder;
  @AutoClose private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = Sales.lakeWithReferences(folder);
    lake.put(
        "storefront",
        "2026-02-10",
        "a.csv",
        STOREFRONT_HEADER,
        till("R1", 1, NINE, "P1", "1", "10"));
    lake.run();
    lake.put(
        "storefront",
        "2026-02-11",
        "b.csv",
        STOREFRONT_HEADER,
        till("R1", 1, NINE, "P1", "1", "11"),
        till("R2", 1, NINE, "P1", "1", "20"),
        till("R3", 1, NINE, "P1", "1", "30"));
  }

  @Test
  void comparesAgainWithTheRowsOfTheOtherWriter() {
    AtomicInteger written = new AtomicInteger();
    RowCounts rows =
        batchOf(
                lake.run(
                    afterWriting(
                        () -> {
                          if (written.getAndIncrement() == 0) {
                            insertTheSecondReceipt();
                          }
                        })),
                "storefront")
            .rows();

    assertThat(written).hasValue(2);
    assertThat(rows).isEqualTo(new RowCounts(3, 1, 1, 1, 0, 0));
    assertThat(lines()).containsExactly("R1|11.0000", "R2|20.0000", "R3|30.0000");
    assertThat(lake.run().batches()).isEmpty();
  }

  @Test
  void givesUpWhenTheOtherWriterDoesNotStopAndIsFinishedByTheNextRun() {
    assertThatThrownBy(
            () ->
                lake.run(
                    afterWriting(
                        () ->
                            lake.lake()
                                .table(Layer.SILVER, "order_lines")
                                .newFastAppend()
                                .commit())))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.category()).isEqualTo(Category.EXTERNAL))
        .hasMessageMatching(
            "Cannot publish batch \\w+ of storefront: other writers changed order_lines 3 times"
                + " meanwhile");
    assertThat(lines()).containsExactly("R1|10.0000");

    assertThat(batchOf(lake.run(), "storefront").rows()).isEqualTo(new RowCounts(3, 2, 1, 0, 0, 0));
    assertThat(lines()).containsExactly("R1|11.0000", "R2|20.0000", "R3|30.0000");
  }

  /** The same values as on the branch, so that the batch has no newer version of the row. */
  private void insertTheSecondReceipt() {
    lake.spark()
        .sql(
            """
            INSERT INTO lake.silver.order_lines BY NAME
            SELECT * EXCEPT (_batch_id), 'another' AS _batch_id
            FROM lake.silver.order_lines.branch_audit WHERE order_id = 'R2'
            """);
  }

  private static Progress afterWriting(Runnable otherWriter) {
    return (step, subject) -> {
      if (step == Step.WRITTEN && subject.equals("storefront")) {
        otherWriter.run();
      }
    };
  }

  private List<String> lines() {
    return lake.query("SELECT order_id, amount FROM silver.order_lines ORDER BY 1");
  }
}
