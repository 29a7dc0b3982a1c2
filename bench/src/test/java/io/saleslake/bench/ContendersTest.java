package io.saleslake.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.Progress;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.RunLake;
import io.saleslake.run.SilverOptions;
import io.saleslake.sample.BenchCounts;
import io.saleslake.sample.BenchOptions;
import io.saleslake.sample.GenerateBench;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, the job and the lake load the same files, then another day. */
class ContendersTest {
  private static final BenchOptions OPTIONS =
      new BenchOptions(6_000, LocalDate.of(2024, 1, 20), 300, 5);
  private static final int DAY_LINES = 500;

  @TempDir static Path folder;
  private static Path bronze;
  private static Path day;
  private static BenchCounts full;
  private static BenchCounts withDay;

  @BeforeAll
  static void generate() {
    bronze = folder.resolve("bronze");
    day = folder.resolve("day");
    full = GenerateBench.generate(bronze, OPTIONS);
    withDay = full.plus(GenerateBench.addDay(day, OPTIONS, OPTIONS.nextDay(), DAY_LINES));
  }

  @Test
  void computeTheSame() throws Exception {
    Path files = bronze.resolve("sales/storefront");
    Path dayFiles = day.resolve("sales/storefront");
    Path lakeFolder = folder.resolve("lake");
    FileUtils.copyDirectory(bronze.toFile(), lakeFolder.resolve("bronze").toFile());
    LakeConfig config = LakeConfig.local(lakeFolder);
    Contracts contracts = ContractReader.read(Path.of("contracts"));

    try (SparkSession spark = SparkSessions.startLocal(config);
        Lake lake = Lake.open(config);
        CheckTables check = new CheckTables()) {
      SparkSession tutorial = spark.newSession();
      GlueTutorialJob.settings(folder.resolve("warehouse")).forEach(tutorial.conf()::set);

      Baseline.load(Load.FULL, bronze, files, folder.resolve("out"));
      GlueTutorialJob.load(tutorial, Load.FULL, bronze, files);
      promote(lake, contracts, spark);
      check(check, full);

      Baseline.load(Load.DAY, bronze, dayFiles, folder.resolve("out"));
      GlueTutorialJob.load(tutorial, Load.DAY, bronze, dayFiles);
      FileUtils.copyDirectory(day.toFile(), lakeFolder.resolve("bronze").toFile());
      promote(lake, contracts, spark);
      check(check, withDay);
    }
  }

  private static void promote(Lake lake, Contracts contracts, SparkSession spark) {
    RunLake.run(
        lake,
        contracts,
        () -> new SparkEngine(spark),
        SilverOptions.ALL,
        GoldOptions.TOUCHED,
        Progress.silent());
  }

  private static void check(CheckTables check, BenchCounts expected) throws SQLException {
    LoadedTables script = LoadedTables.ofParquet("the script", folder.resolve("out"));
    LoadedTables job =
        LoadedTables.ofIceberg("the job", folder.resolve("warehouse"), "silver/quarantine");
    LoadedTables lake =
        LoadedTables.ofIceberg("the lake", folder.resolve("lake"), "ops/quarantine");
    for (LoadedTables tables : new LoadedTables[] {script, job, lake}) {
      check.checkSums(tables, expected);
      check.checkSame(script, tables);
    }
  }

  @Test
  void failWhenTheyComputeSomethingElse() throws Exception {
    Path out = folder.resolve("changed");
    Path original = folder.resolve("original");
    Baseline.load(Load.FULL, bronze, bronze.resolve("sales/storefront"), original);
    FileUtils.copyDirectory(original.toFile(), out.toFile());
    change(out.resolve("yearly_sales.parquet"), "SELECT * REPLACE (revenue + 0.01 AS revenue)");
    LoadedTables changed = LoadedTables.ofParquet("the script", out);

    try (CheckTables check = new CheckTables()) {
      assertThatThrownBy(() -> check.checkSums(changed, full))
          .hasMessageStartingWith(
              "Cannot measure the script: it computed something else, amounts in yearly_sales in CHF"
                  + " are ");
      assertThatThrownBy(
              () -> check.checkSame(LoadedTables.ofParquet("the original", original), changed))
          .hasMessageStartingWith("Cannot compare yearly_sales: ")
          .hasMessageContaining(" rows are only in the original and ");
      assertThatThrownBy(() -> check.checkSums(LoadedTables.ofParquet("a", original), withDay))
          .hasMessage(
              "Cannot measure a: it computed something else, rejected records are %d instead of %d"
                  .formatted(full.rejected(), withDay.rejected()));
    }
  }

  private static void change(Path file, String select) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("CREATE TABLE changed AS %s FROM '%s'".formatted(select, file));
      statement.execute("COPY changed TO '%s' (FORMAT parquet)".formatted(file));
    }
  }
}
