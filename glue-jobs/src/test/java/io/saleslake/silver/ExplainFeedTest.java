package io.saleslake.silver;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.saleslake.Progress;
import io.saleslake.Sales;
import io.saleslake.TestLake;
import io.saleslake.contract.Column;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.MartContract;
import io.saleslake.engine.OnError;
import io.saleslake.engine.Step;
import io.saleslake.gold.ExplainMart;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.SilverOptions;
import io.saleslake.spark.SparkEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ExplainFeedTest {
  private static final String ROWS = "_rows_to_write";

  @TempDir private Path folder;

  @Test
  void givesStepsOfEveryFeedAndMartThatRunAndYieldTheTable() {
    try (TestLake lake = TestLake.at(folder)) {
      Sales.putReferences(lake);
      runWithOneMart(lake);
      for (FeedContract feed : lake.contracts().feeds().values()) {
        SparkSession session = run(lake, ExplainFeed.explain(engine(lake), lake.contracts(), feed));
        assertThat(session.table(ROWS).columns())
            .as(feed.name())
            .containsExactlyElementsOf(
                names(Stream.concat(feed.table().columns().stream(), Lineage.COLUMNS.stream())));
        assertThatCode(() -> session.table(ROWS).collectAsList()).doesNotThrowAnyException();
      }
      for (MartContract mart :
          List.of(lake.contracts().mart("daily_sales"), lake.contracts().mart("yearly_sales"))) {
        SparkSession session = run(lake, ExplainMart.explain(engine(lake), lake.contracts(), mart));
        assertThat(session.table(ROWS).columns())
            .as(mart.name())
            .containsExactlyElementsOf(names(mart.columns().stream()));
      }
    }
  }

  /** The printed steps, run by hand over typed records, yield what a run writes. */
  @Test
  void yieldsByHandWhatARunWrites() {
    try (TestLake lake = TestLake.at(folder)) {
      Sales.putReferences(lake);
      lake.put(
          "storefront",
          "2026-02-10",
          "a.csv",
          Sales.STOREFRONT_HEADER,
          Sales.till("R1", 1, "2026-02-10T09:00:00", "P1", "2", "10.5"),
          Sales.till("R2", 1, "2026-02-10T09:00:00", "P1", "one", "10"));
      runWithOneMart(lake);

      List<Step> steps = new ArrayList<>();
      for (Step step :
          ExplainFeed.explain(
              engine(lake), lake.contracts(), lake.contracts().feed("storefront"))) {
        steps.add(
            switch (step.relation()) {
              case Relations.RAW -> typedIn(step);
              case Relations.FILES ->
                  new Step(
                      step.relation(),
                      "",
                      """
                      SELECT 0 AS _file_number, 'a.csv' AS _source_file, current_timestamp() AS _arrived_at,
                        'b' AS _batch_id, current_timestamp() AS _promoted_at""");
              default -> step;
            });
      }
      SparkSession session = run(lake, steps);

      String columns =
          String.join(", ", names(lake.contracts().feed("storefront").table().columns().stream()));
      assertThat(session.sql("SELECT " + columns + " FROM _rows_to_write").collectAsList())
          .hasSize(1)
          .isEqualTo(lake.rows("SELECT " + columns + " FROM silver.order_lines"));
      assertThat(
              session
                  .sql("SELECT _reasons[0].rule, _reasons[0].column FROM _rejected")
                  .collectAsList())
          .hasToString("[[type,quantity]]");
    }
  }

  /** The two lines, with the columns that the input lists. */
  private static Step typedIn(Step input) {
    String typed =
        """
        SELECT '%s' AS receipt_no, '1' AS line_no, '2026-02-10T09:00:00' AS sold_at, 'S1' AS store_id,
          'Germany' AS country, 'North' AS region, 'C1' AS card_no, 'P1' AS product_id, 'Home' AS department,
          '%s' AS quantity, '%s' AS unit_price, '0' AS discount, 'EUR' AS currency, 'sale' AS kind,
          CAST(NULL AS STRING) AS _corrupt_record, CAST(NULL AS STRING) AS _problem, CAST(NULL AS STRING) AS _rest,
          0 AS _file_number, 'a.csv' AS _file_name, DATE'2026-02-10' AS _day, 2L AS _line, %dL AS _row""";
    return new Step(
        input.relation(),
        "",
        typed.formatted("R1", "2", "10.5", 1)
            + "\nUNION ALL\n"
            + typed.formatted("R2", "one", "10", 2));
  }

  private static void runWithOneMart(TestLake lake) {
    lake.run(SilverOptions.ALL, new GoldOptions(List.of("daily_sales"), false), Progress.silent());
  }

  private static SparkEngine engine(TestLake lake) {
    return new SparkEngine(lake.spark());
  }

  /** As a user would: every step is a temporary view. */
  private static SparkSession run(TestLake lake, List<Step> steps) {
    SparkSession session = SparkEngine.newSession(lake.spark(), OnError.NULL);
    lake.useTablesIn(session);
    for (Step step : steps) {
      session.sql(
          "CREATE OR REPLACE TEMPORARY VIEW %s AS\n%s".formatted(step.relation(), step.sql()));
    }
    return session;
  }

  private static Set<String> names(Stream<Column> columns) {
    return columns.map(Column::name).collect(toCollection(LinkedHashSet::new));
  }
}
