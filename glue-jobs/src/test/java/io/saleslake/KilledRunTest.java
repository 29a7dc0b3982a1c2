package io.saleslake;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.Progress.Step;
import io.saleslake.catalog.Layer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real JVM is killed with SIGKILL in the middle of a run; the next run must leave the tables of
 * an undisturbed one.
 */
@Tag("slow")
class KilledRunTest {
  private static final String NINE = "2026-02-10T09:00:00";

  @TempDir Path folder;

  @ParameterizedTest(name = "killed when {0} of {1}")
  @CsvSource({
    "STARTED, storefront",
    "CHECKED, storefront",
    "QUARANTINED, storefront",
    "WRITTEN, storefront",
    "PUBLISHED, storefront",
    "ACCOUNTED, storefront",
    "SUMMARISED, daily_sales"
  })
  void leavesWhatAnUndisturbedRunLeaves(Step step, String subject) throws Exception {
    try (TestLake lake = prepared("killed")) {
      Process run = start(lake, step, subject);
      try (BufferedReader output = reader(run)) {
        assertThat(output.lines().anyMatch(RunUntil.REACHED::equals)).isTrue();
      }
      kill(run);
      lake.run();
      assertThat(contents(lake)).isEqualTo(undisturbed());
    }
  }

  @Test
  void leavesTheSameWhenKilledWhileItWritesItsDataFiles() throws Exception {
    try (TestLake lake = prepared("killed")) {
      int before = dataFiles(lake);
      Process run = start(lake, Step.PUBLISHED, "storefront");
      while (dataFiles(lake) == before) {
        assertThat(run.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      kill(run);
      lake.run();
      assertThat(contents(lake)).isEqualTo(undisturbed());
    }
  }

  /**
   * A promoted lake, and a second file with a new line, a correction, a duplicate and two broken
   * lines.
   */
  private TestLake prepared(String name) {
    TestLake lake = TestLake.at(folder.resolve(name));
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
    return lake;
  }

  private Map<String, List<String>> undisturbed() {
    try (TestLake lake = prepared("undisturbed")) {
      lake.run();
      return contents(lake);
    }
  }

  /** Everything in the lake but the times at which it happened. */
  private static Map<String, List<String>> contents(TestLake lake) {
    Map<String, List<String>> contents = new TreeMap<>();
    for (Layer layer : Layer.values()) {
      for (String table : lake.lake().tables(layer)) {
        List<String> columns = new ArrayList<>();
        for (var field : lake.lake().table(layer, table).schema().columns()) {
          if (!List.of("_promoted_at", "started_at", "finished_at", "quarantined_at")
              .contains(field.name())) {
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

  private static Process start(TestLake lake, Step step, String subject) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@conf/jvm.options",
            "-Xmx1g",
            "-Dlog4j2.configurationFile=conf/log4j2.properties",
            "-cp",
            System.getProperty("java.class.path"),
            RunUntil.class.getName(),
            lake.root().toString(),
            step.name(),
            subject)
        .redirectError(new File(lake.root().toFile(), "killed.log"))
        .start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("killed by SIGKILL").isEqualTo(137);
  }

  private static int dataFiles(TestLake lake) throws IOException {
    try (Stream<Path> files = Files.walk(lake.root().resolve("silver/order_lines/data"))) {
      return (int) files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
