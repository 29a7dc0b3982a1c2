package io.saleslake;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.Progress.Step;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.Ledger;
import io.saleslake.names.Layer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real JVM is killed with SIGKILL in the middle of a run; after the next run, with the same or
 * the other engine, the tables must equal those of an undisturbed lake.
 */
@OnBothEngines
@Tag("slow")
class KilledRunTest {
  private static final String NINE = "2026-02-10T09:00:00";

  /** Columns that contain the time of a run, or its engine. */
  private static final Set<String> OF_RUN =
      Set.of("_promoted_at", "started_at", "finished_at", "quarantined_at", "engine");

  /**
   * After a replay also the batch ids: they are digests of the quarantine's snapshot, which differs
   * between lakes.
   */
  private static final Set<String> OF_RUN_AND_BATCHES =
      Stream.concat(OF_RUN.stream(), Stream.of("_batch_id", "batch_id", "resolved_by_batch"))
          .collect(toSet());

  private static Map<String, List<String>> undisturbed = Map.of();
  private static Map<String, List<String>> undisturbedReplay = Map.of();

  /** A mart that is recomputed by month, and one that reads it, cover the other marts' behavior. */
  private static final Set<String> MARTS = Set.of("daily_sales", "yearly_sales");

  /** Tables that must have rows; otherwise a comparison proves nothing. */
  private static final List<String> COMPARED =
      List.of(
          "silver.order_lines",
          "gold.daily_sales",
          "gold.yearly_sales",
          "ops.files",
          "ops.batches",
          "ops.quarantine");

  @TempDir static Path folder;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    leaveOutMarts(TestLake.copyContracts(contracts()));
    prepare();
    copy(root(), folder.resolve("prepared"));
    try (TestLake lake = prepared()) {
      lake.run();
      undisturbed = contents(lake, OF_RUN);
      addMissingProduct(lake);
      lake.replay();
      undisturbedReplay = contents(lake, OF_RUN_AND_BATCHES);
    }
    for (var contents : List.of(undisturbed, undisturbedReplay)) {
      assertThat(COMPARED).allSatisfy(table -> assertThat(contents.get(table)).isNotEmpty());
    }
  }

  @ParameterizedTest(name = "killed when {0} of {1}, next run on {2}")
  @CsvSource({
    "STARTED, storefront, SPARK",
    "CHECKED, storefront, DUCKDB",
    "QUARANTINED, storefront, SPARK",
    "QUARANTINED, storefront, DUCKDB",
    "WRITTEN, storefront, SPARK",
    "WRITTEN, storefront, DUCKDB",
    "PUBLISHED, storefront, SPARK",
    "PUBLISHED, storefront, DUCKDB",
    "ACCOUNTED, storefront, DUCKDB",
    "SUMMARISED, daily_sales, SPARK"
  })
  void givesTheTablesOfAnUndisturbedRun(Step step, String subject, TestEngine next)
      throws Exception {
    try (TestLake lake = prepared()) {
      long before = silverSnapshot(lake);
      killAt(start(lake, "run", step, subject));
      assertPublished(lake, before, step);
      boolean isOpen = openBatch(lake).isPresent();
      assertThat(isOpen).as("open when killed").isEqualTo(step.compareTo(Step.ACCOUNTED) < 0);
      lake.setEngine(next);
      lake.run();
      assertThat(contents(lake, OF_RUN)).isEqualTo(undisturbed);
      assertThat(
              lake.query(
                  "SELECT max_by(engine, started_at) FROM ops.batches WHERE feed = 'storefront'"))
          .containsExactly((isOpen ? next : TestEngine.UNDER_TEST).label());
    }
  }

  @Test
  void givesTheSameTablesWhenKilledWhileItWritesDataFiles() throws Exception {
    try (TestLake lake = prepared()) {
      int before = dataFiles(lake);
      long published = silverSnapshot(lake);
      Process run = start(lake, "run", Step.WRITTEN, "storefront");
      while (dataFiles(lake) == before) {
        assertThat(run.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      kill(run);
      assertThat(dataFiles(lake)).as("data files when killed").isGreaterThan(before);
      assertThat(silverSnapshot(lake)).as("published when killed").isEqualTo(published);
      assertThat(openBatch(lake)).as("open when killed").isPresent();
      lake.run();
      assertThat(contents(lake, OF_RUN)).isEqualTo(undisturbed);
    }
  }

  @ParameterizedTest(name = "killed when {0}, next replay on {1}")
  @CsvSource({"CHECKED, SPARK", "WRITTEN, DUCKDB", "PUBLISHED, SPARK", "ACCOUNTED, DUCKDB"})
  void completesAKilledReplayOnce(Step step, TestEngine next) throws Exception {
    try (TestLake lake = prepared()) {
      lake.run();
      addMissingProduct(lake);
      long before = silverSnapshot(lake);
      killAt(start(lake, "replay", step, "storefront"));
      assertPublished(lake, before, step);
      lake.setEngine(next);
      lake.replay();
      assertThat(lake.query("SELECT amount FROM silver.order_lines WHERE order_id = 'R4'"))
          .containsExactly("40.0000");
      assertThat(contents(lake, OF_RUN_AND_BATCHES)).isEqualTo(undisturbedReplay);
    }
  }

  /** Adds the product that a rejected line refers to. */
  private static void addMissingProduct(TestLake lake) {
    lake.put(
        "products",
        "2026-02-12",
        "late.csv",
        "product_id|name|category|subcategory|list_price|currency|description|changed_at",
        "P9|Desk|Office|Tables|199,00|EUR||2026-02-01 00:00:00");
    lake.run();
  }

  /** All tests use this folder, because Iceberg's metadata contains absolute paths. */
  private static Path root() {
    return folder.resolve("lake");
  }

  private static Path contracts() {
    return folder.resolve("contracts");
  }

  /**
   * A promoted lake, and a second file with a new line, a correction, a duplicate and two invalid
   * lines.
   */
  private static TestLake prepared() throws IOException {
    FileUtils.deleteDirectory(root().toFile());
    copy(folder.resolve("prepared"), root());
    return TestLake.at(root(), contracts());
  }

  private static void prepare() {
    try (TestLake lake = TestLake.at(root(), contracts())) {
      Sales.putReferences(lake);
      lake.put(
          "storefront",
          "2026-02-10",
          "a.csv",
          STOREFRONT_HEADER,
          till("R1", 1, NINE, "P1", "1", "10"),
          till("R2", 1, "2026-01-05T09:00:00", "P2", "1", "20"));
      lake.run();
      lake.put(
          "storefront",
          "2026-02-11",
          "b.csv",
          STOREFRONT_HEADER,
          till("R1", 1, NINE, "P1", "1", "11"),
          till("R2", 1, "2026-01-05T09:00:00", "P2", "1", "20"),
          till("R3", 1, NINE, "P3", "2", "30"),
          till("R4", 1, NINE, "P9", "1", "40"),
          till("R5", 1, NINE, "P1", "one", "50"));
      lake.put("storefront", "2026-02-11", "c.csv", new byte[0]);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    FileUtils.copyDirectory(from.toFile(), to.toFile());
  }

  private static void leaveOutMarts(Path contracts) throws IOException {
    try (Stream<Path> files = Files.list(contracts.resolve("sales/marts"))) {
      for (Path file : files.toList()) {
        if (!MARTS.contains(FilenameUtils.getBaseName(file.toString()))) {
          Files.delete(file);
        }
      }
    }
  }

  /** All tables of the lake without the given columns. */
  private static Map<String, List<String>> contents(TestLake lake, Set<String> without) {
    Map<String, List<String>> contents = new TreeMap<>();
    for (Layer layer : Layer.values()) {
      for (String table : lake.lake().tables(layer)) {
        List<String> columns = new ArrayList<>();
        for (var field : lake.lake().table(layer, table).schema().columns()) {
          if (!without.contains(field.name())) {
            columns.add("`" + field.name() + "`");
          }
        }
        String name = layer.databaseName() + "." + table;
        contents.put(
            name,
            lake.query(
                "SELECT %s FROM %s ORDER BY ALL".formatted(String.join(", ", columns), name)));
      }
    }
    return contents;
  }

  private static Process start(TestLake lake, String command, Step step, String subject)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@conf/jvm.options",
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m",
            "-Dlog4j2.configurationFile=conf/log4j2.properties",
            "-cp",
            System.getProperty("java.class.path"),
            RunUntil.class.getName(),
            lake.root().toString(),
            contracts().toString(),
            command,
            step.name(),
            subject,
            TestEngine.UNDER_TEST.name())
        .redirectError(new File(lake.root().toFile(), "killed.log"))
        .start();
  }

  private static void killAt(Process process) throws Exception {
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(output.lines().anyMatch(RunUntil.REACHED::equals)).isTrue();
    }
    kill(process);
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("killed by SIGKILL").isEqualTo(137);
  }

  /**
   * The batch must be published if the run was killed at or after {@code PUBLISHED}, and not
   * otherwise.
   */
  private static void assertPublished(TestLake lake, long before, Step killed) {
    assertThat(silverSnapshot(lake) != before)
        .as("published when killed")
        .isEqualTo(killed.compareTo(Step.PUBLISHED) >= 0);
  }

  private static long silverSnapshot(TestLake lake) {
    return lake.lake().table(Layer.SILVER, "order_lines").currentSnapshot().snapshotId();
  }

  private static Optional<Batch> openBatch(TestLake lake) {
    return Ledger.open(lake.lake()).openBatch("storefront", "order_lines");
  }

  private static int dataFiles(TestLake lake) throws IOException {
    try (Stream<Path> files = Files.walk(lake.root().resolve("silver/order_lines/data"))) {
      return (int) files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
