package io.saleslake.bench;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Script, job and lake load the same files, then the files of another day. */
class ContendersTest {
  private static final BenchOptions OPTIONS =
      new BenchOptions(6_000, LocalDate.of(2024, 1, 20), 300, 1_000, 5);
  private static final int DAY_LINES = 500;

  @TempDir static Path folder;
  private static Path bronze;
  private static Path day;
  private static Path storefront;
  private static Path storefrontOfDay;
  private static BenchCounts full;
  private static BenchCounts withDay;
  private static LoadedTables afterFull;
  private static LoadedTables afterDay;

  @BeforeAll
  static void loadWithTheScript() throws Exception {
    bronze = folder.resolve("bronze");
    day = folder.resolve("day");
    storefront = bronze.resolve("sales/storefront");
    storefrontOfDay = day.resolve("sales/storefront");
    full = GenerateBench.generate(bronze, OPTIONS);
    withDay = full.plus(GenerateBench.addDay(day, OPTIONS, OPTIONS.nextDay(), DAY_LINES));

    Path out = folder.resolve("after-full");
    Baseline.load(Load.FULL, bronze, storefront, out);
    afterFull = LoadedTables.ofParquet("the script", out);
    Path then = folder.resolve("after-day");
    FileUtils.copyDirectory(out.toFile(), then.toFile());
    Baseline.load(Load.DAY, bronze, storefrontOfDay, then);
    afterDay = LoadedTables.ofParquet("the script", then);
  }

  @Test
  void computesWhatWasPlanted() throws SQLException {
    try (CheckTables check = new CheckTables()) {
      check.checkSums(afterFull, full);
      check.checkSums(afterDay, withDay);
    }
  }

  @Test
  void computesWhatTheJobComputes() throws Exception {
    Path warehouse = folder.resolve("warehouse");
    try (SparkSession spark = SparkSessions.startLocal(LakeConfig.local(folder.resolve("none")))) {
      SparkSession session = spark.newSession();
      GlueTutorialJob.settings(warehouse).forEach(session.conf()::set);
      GlueTutorialJob.load(session, Load.FULL, bronze, storefront);
      checkSame(afterFull, full, job(warehouse));
      GlueTutorialJob.load(session, Load.DAY, bronze, storefrontOfDay);
      checkSame(afterDay, withDay, job(warehouse));
    }
  }

  @Test
  @Tag("slow")
  void computesWhatTheLakeComputes() throws Exception {
    Path root = folder.resolve("lake");
    LakeConfig config = LakeConfig.local(root);
    FileUtils.copyDirectory(bronze.toFile(), root.resolve("bronze").toFile());
    try (SparkSession spark = SparkSessions.startLocal(config);
        Lake lake = Lake.open(config)) {
      promote(lake, spark);
      checkSame(afterFull, full, lake(root));
      FileUtils.copyDirectory(day.toFile(), root.resolve("bronze").toFile());
      promote(lake, spark);
      checkSame(afterDay, withDay, lake(root));
    }
  }

  private static LoadedTables job(Path warehouse) {
    return LoadedTables.ofIceberg("the job", warehouse, "silver/quarantine");
  }

  private static LoadedTables lake(Path root) {
    return LoadedTables.ofIceberg("the lake", root, "ops/quarantine");
  }

  private static void promote(Lake lake, SparkSession spark) {
    Contracts contracts = ContractReader.read(Path.of("contracts"));
    RunLake.run(
        lake,
        contracts,
        () -> new SparkEngine(spark),
        SilverOptions.ALL,
        GoldOptions.TOUCHED,
        Progress.silent());
  }

  private static void checkSame(LoadedTables script, BenchCounts planted, LoadedTables other)
      throws SQLException {
    try (CheckTables check = new CheckTables()) {
      check.checkSums(other, planted);
      check.checkSame(script, other);
    }
  }

  @Test
  void readsFilesPerHeaderAndKeepsTheNewestLine() throws Exception {
    Path files = folder.resolve("headers/storefront");
    write(
        files.resolve("ingest_date=2024-03-01/a.csv"),
        "receipt_no,line_no,sold_at,store_id,country,region,card_no,product_id,department,quantity,unit_price,discount,currency,kind",
        "R1,1,2024-02-29T10:00:00,S01,Germany,Berlin,,P-0001,Home,1,2.00,,EUR,",
        "R1,2,2024-02-29T10:00:00,S01,Germany,Berlin,,P-0001,Home,1,2.00,,EUR,");
    write(
        files.resolve("ingest_date=2024-03-02/b.csv"),
        "promotion,product_id,receipt_no,line_no,sold_at,store_id,country,quantity,unit_price,discount,currency,kind",
        "SPRING,P-0001,R1,1,2024-02-29T10:00:00,S01,Germany,7,2.00,0.50,EUR,sale");
    write(
        files.resolve("ingest_date=2024-03-03/c.csv"),
        "receipt_no,line_no,sold_at,store_id,country,region,card_no,product_id,department,quantity,unit_price,discount,currency,kind",
        "R1,2,2024-02-29T10:00:00,S01,Germany,Berlin,C-000001,P-0001,Home,5,2.00,,EUR,",
        "R1,3,2024-02-29T10:00:00,S99,Germany,Berlin,,P-0001,Home,5,2.00,,EUR,");
    Path out = folder.resolve("headers/out");
    Baseline.load(Load.FULL, bronze, files, out);

    try (CheckTables check = new CheckTables()) {
      LoadedTables tables = LoadedTables.ofParquet("the script", out);
      assertThatThrownBy(() -> check.checkSums(tables, BenchCounts.NONE))
          .hasMessage(
              "Cannot measure the script: it computed something else,"
                  + " rejected records are 1 instead of 0");
    }
    assertThat(
            query(
                "SELECT line_id || ' ' || quantity || ' ' || amount FROM read_parquet('%s/order_lines/*/*') ORDER BY 1"
                    .formatted(out)))
        .containsExactly("1 7.000 13.5000", "2 5.000 10.0000");
  }

  @Test
  void isNotMeasuredWhenItComputesSomethingElse() throws Exception {
    Path out = folder.resolve("changed");
    FileUtils.copyDirectory(folder.resolve("after-full").toFile(), out.toFile());
    String file = out.resolve("yearly_sales.parquet").toString();
    execute(
        "CREATE TABLE changed AS SELECT * REPLACE (revenue + 0.01 AS revenue) FROM '%s'"
            .formatted(file),
        "COPY changed TO '%s' (FORMAT parquet)".formatted(file));
    BigDecimal francs = full.all().revenue().getOrDefault("CHF", BigDecimal.ZERO);
    LoadedTables changed = LoadedTables.ofParquet("another", out);

    try (CheckTables check = new CheckTables()) {
      assertThatThrownBy(() -> check.checkSums(changed, full))
          .hasMessage(
              "Cannot measure another: it computed something else, amounts in yearly_sales in CHF are %s instead of %s"
                  .formatted(francs.add(new BigDecimal("0.01")).setScale(4), francs));
      assertThatThrownBy(() -> check.checkSame(afterFull, changed))
          .hasMessage(
              "Cannot compare yearly_sales: 8 rows are only in the script and 8 rows are only in another");
      assertThatThrownBy(() -> check.checkSums(afterFull, withDay))
          .hasMessage(
              "Cannot measure the script: it computed something else,"
                  + " rejected records are 30 instead of 33");
    }
  }

  private static void write(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  private static void execute(String... sql) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
