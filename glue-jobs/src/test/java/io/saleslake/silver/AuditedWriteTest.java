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
import io.saleslake.names.Layer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit branch changes after the batch was written to it and before it is published. */
@OnBothEngines
@Tag("slow")
class AuditedWriteTest {
  private static final String NINE = "2026-02-10T09:00:00";
  private static final String BRANCH = "lake.silver.order_lines.branch_audit";

  @TempDir Path folder;
  @AutoClose private TestLake lake;
  private String first = "";
  private String second = "";

  @BeforeEach
  void openLake() {
    lake = Sales.lakeWithReferences(folder, "daily_sales");
    first =
        lake.put(
            "storefront",
            "2026-02-10",
            "a.csv",
            STOREFRONT_HEADER,
            till("R0", 1, "2026-01-05T09:00:00", "P1", "1", "5"),
            till("R1", 1, NINE, "P1", "1", "10"));
    lake.run();
    second =
        lake.put(
            "storefront",
            "2026-02-11",
            "b.csv",
            STOREFRONT_HEADER,
            till("R1", 1, NINE, "P1", "1", "11"),
            till("R2", 1, NINE, "P2", "1", "20"),
            till("R3", 1, NINE, "P3", "1", "30"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a row is missing            | DELETE FROM %1$s WHERE order_id = 'R2'                          | 2 rows of %2$s were written where 3 should have been
          a row exists twice          | INSERT INTO %1$s SELECT * FROM %1$s WHERE order_id = 'R2'       | 4 rows of %2$s were written where 3 should have been
          a row is of another file    | UPDATE %1$s SET _source_file = '%3$s' WHERE order_id = 'R2'     | 1 rows of %3$s were written where 0 should have been
          an earlier row is missing   | DELETE FROM %1$s WHERE order_id = 'R0'                          | order_lines would grow by 1 rows instead of 2
          a row is altered            | UPDATE %1$s SET amount = amount + 0.0001 WHERE order_id = 'R2'  | snapshot %4$d on branch audit of order_lines was committed by another writer
          an earlier row is altered   | UPDATE %1$s SET amount = amount + 0.0001 WHERE order_id = 'R0'  | snapshot %4$d on branch audit of order_lines was committed by another writer
          """)
  void publishesNothingWhen(String fault, String change, String reason) {
    long published = mainSnapshot();
    List<String> gold = lake.query("SELECT * FROM gold.daily_sales ORDER BY ALL");

    assertThatThrownBy(() -> lake.run(afterWriting(change)))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.category()).isEqualTo(Category.INTERNAL))
        .satisfies(
            e ->
                assertThat(e)
                    .hasMessage(
                        "Cannot publish batch %s of storefront: %s"
                            .formatted(
                                openBatch(),
                                reason.formatted(BRANCH, second, first, branchSnapshot()))));
    assertThat(mainSnapshot()).isEqualTo(published);
    assertThat(lines()).containsExactly("R0|5.0000", "R1|10.0000");
    assertThat(lake.query("SELECT * FROM gold.daily_sales ORDER BY ALL")).isEqualTo(gold);

    lake.run();
    assertThat(
            lake.query(
                "SELECT status, rows_read, rows_inserted, rows_updated FROM ops.files WHERE path = '%s'"
                    .formatted(second)))
        .containsExactly("done|3|2|1");
    assertThat(lines()).containsExactly("R0|5.0000", "R1|11.0000", "R2|20.0000", "R3|30.0000");
    assertThat(lake.run().batches()).isEmpty();
  }

  private Progress afterWriting(String change) {
    return (step, subject) -> {
      if (step == Step.WRITTEN && subject.equals("storefront")) {
        lake.spark().sql(change.formatted(BRANCH, second, first));
      }
    };
  }

  private String openBatch() {
    List<String> open = lake.query("SELECT batch_id FROM ops.files WHERE status = 'started'");
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private long mainSnapshot() {
    return lake.lake().table(Layer.SILVER, "order_lines").currentSnapshot().snapshotId();
  }

  private long branchSnapshot() {
    return lake.lake().table(Layer.SILVER, "order_lines").snapshot("audit").snapshotId();
  }

  private List<String> lines() {
    return lake.query("SELECT order_id, amount FROM silver.order_lines ORDER BY 1");
  }
}
