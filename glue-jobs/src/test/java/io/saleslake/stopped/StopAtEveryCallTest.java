package io.saleslake.stopped;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.Progress;
import io.saleslake.TestEngine;
import io.saleslake.TestLake;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.Change;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.duckdb.DuckDbEngine;
import io.saleslake.engine.Engine;
import io.saleslake.names.Layer;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.ReplayQuarantine;
import io.saleslake.run.RunLake;
import io.saleslake.run.SilverOptions;
import io.saleslake.spark.SparkEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run stops at its first call to the storage or the catalog, another one at its second call, and
 * so on to the last one; not all of them each time (make stops). After the next run, with the same
 * or the other engine, the tables must equal those of an undisturbed lake.
 */
@OnBothEngines
class StopAtEveryCallTest {
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

  private static final TestEngine OTHER =
      TestEngine.UNDER_TEST == TestEngine.SPARK ? TestEngine.DUCKDB : TestEngine.SPARK;

  /** What runs, how many calls it makes at least, and at every how many of them DuckDB stops. */
  private enum Scenario {
    /** Everything in an empty lake. */
    FIRST_RUN(100, 5),
    /** A new row, a correction, a duplicate and two invalid rows, in a lake with other rows. */
    RUN(40, 1),
    /** An invalid row of which the reason is gone. */
    REPLAY(20, 2);

    private final int calls;
    private final int step;

    Scenario(int calls, int step) {
      this.calls = calls;
      this.step = step;
    }

    private Set<String> ignored() {
      return this == REPLAY ? OF_RUN_AND_BATCHES : OF_RUN;
    }
  }

  @TempDir static Path folder;
  private static Contracts contracts;
  private static TestLake sparkLake;
  private static DuckDbEngine duckDb;

  @BeforeAll
  static void prepare() throws IOException {
    Path files = Change.baseline(folder);
    contracts = ContractReader.read(files);
    sparkLake = TestLake.at(folder.resolve("lake"), files);
    duckDb = new DuckDbEngine(sparkLake.lake().hadoop(), "1GB", folder.resolve("spill"));
    sparkLake.put("price_list", "2026-02-01", "p.json", "{\"article\":\"P1\",\"english\":\"Tea\"}");
    sparkLake.put(
        "till",
        "2026-02-01",
        "a.csv",
        "Receipt;Sold;Article;Pieces;Price",
        "T1;01.02.2026 10:00;p1;1;7,50",
        "T2;31.01.2026 11:00;p1;2;1,50");
    keep(Scenario.FIRST_RUN);
    sparkLake.run();
    sparkLake.put(
        "till",
        "2026-02-02",
        "b.csv",
        "Receipt;Sold;Article;Pieces;Price",
        "T1;01.02.2026 10:00;p1;1;7,50",
        "T2;31.01.2026 12:00;p1;2;3,00",
        "T3;02.02.2026 10:00;p1;1;4,00",
        "T4;02.02.2026 10:00;p2;1;5,00",
        "T5;02.02.2026 10:00;p1;one;6,00");
    keep(Scenario.RUN);
    sparkLake.run();
    sparkLake.put(
        "price_list", "2026-02-03", "q.json", "{\"article\":\"P2\",\"english\":\"Cake\"}");
    sparkLake.run();
    keep(Scenario.REPLAY);
  }

  @AfterAll
  static void close() {
    duckDb.close();
    sparkLake.close();
  }

  private static void keep(Scenario scenario) throws IOException {
    FileUtils.copyDirectory(root().toFile(), kept(scenario).toFile());
  }

  private static Path kept(Scenario scenario) {
    return folder.resolve(scenario.name());
  }

  /** All lakes have this path in turn, because Iceberg's metadata contains absolute paths. */
  private static Path root() {
    return folder.resolve("lake");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("nightly")
  void leavesTheTablesOfAnUndisturbedRun(Scenario scenario) throws IOException {
    int step = TestEngine.UNDER_TEST == TestEngine.DUCKDB ? scenario.step : 25;
    // Another call each day.
    stop(scenario, 1 + LocalDate.now(ZoneOffset.UTC).toEpochDay() % step, step, 10);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("nightly")
  void leavesThemWhereverItStops(Scenario scenario) throws IOException {
    stop(scenario, 1, 1, 2);
  }

  /**
   * Stops runs at every n-th call.
   *
   * @param first call at which a run stops
   * @param step calls between two stops
   * @param others the other engine completes every n-th of them
   */
  private static void stop(Scenario scenario, long first, int step, int others) throws IOException {
    Map<String, List<String>> expected = undisturbed(scenario);
    long call = first;
    for (int stops = 0; ; stops++) {
      TestEngine next = stops % others == 0 ? OTHER : TestEngine.UNDER_TEST;
      if (!isStopped(scenario, call, next, expected)) {
        break;
      }
      call += step;
    }
    assertThat(call).as("calls of a run").isGreaterThan(scenario.calls);
  }

  /** Whether the run stopped at this call; false if it has fewer calls. */
  private static boolean isStopped(
      Scenario scenario, long call, TestEngine next, Map<String, List<String>> expected)
      throws IOException {
    restore(scenario);
    Calls calls = Calls.untilCall(call);
    LakeConfig config = LakeConfig.local(root());
    LakeConfig stopping =
        new LakeConfig(
            config.bronze(), config.databasePrefix(), calls.countedIn(config.catalogProperties()));
    Throwable stopped = null;
    try (Lake lake = Lake.open(stopping)) {
      run(scenario, lake, TestEngine.UNDER_TEST);
    } catch (Throwable e) {
      stopped = e;
    }
    String situation = "%s stopped at call %d, next run on %s".formatted(scenario, call, next);
    assertThat(calls.areStopped()).as(situation).isEqualTo(stopped != null);
    try (Lake lake = Lake.open(config)) {
      run(scenario, lake, next);
      assertThat(contents(lake, scenario.ignored())).as(situation).isEqualTo(expected);
    }
    return stopped != null;
  }

  private static Map<String, List<String>> undisturbed(Scenario scenario) throws IOException {
    restore(scenario);
    try (Lake lake = Lake.open(LakeConfig.local(root()))) {
      run(scenario, lake, TestEngine.UNDER_TEST);
      return contents(lake, scenario.ignored());
    }
  }

  private static void restore(Scenario scenario) throws IOException {
    FileUtils.deleteDirectory(root().toFile());
    FileUtils.copyDirectory(kept(scenario).toFile(), root().toFile());
  }

  private static void run(Scenario scenario, Lake lake, TestEngine engine) {
    Engine started =
        switch (engine) {
          case DUCKDB -> duckDb;
          case SPARK -> new SparkEngine(sparkLake.spark());
        };
    if (scenario == Scenario.REPLAY) {
      ReplayQuarantine.replay(lake, contracts, needsSpark -> started, List.of(), Progress.silent());
    } else {
      RunLake.run(
          lake,
          contracts,
          needsSpark -> started,
          SilverOptions.ALL,
          GoldOptions.TOUCHED,
          Progress.silent());
    }
  }

  /** The rows of all tables without the given columns, and the branches of the tables. */
  private static Map<String, List<String>> contents(Lake lake, Set<String> without)
      throws IOException {
    Map<String, List<String>> contents = new TreeMap<>();
    for (Layer layer : Layer.values()) {
      for (String name : lake.tables(layer)) {
        Table table = lake.table(layer, name);
        List<String> columns =
            table.schema().columns().stream()
                .map(column -> column.name())
                .filter(column -> !without.contains(column))
                .toList();
        List<String> rows = new ArrayList<>();
        try (CloseableIterable<Record> records =
            IcebergGenerics.read(table).select(columns).build()) {
          records.forEach(row -> rows.add(row.toString()));
        }
        rows.sort(null);
        rows.add("branches " + table.refs().keySet());
        contents.put(layer.databaseName() + "." + name, rows);
      }
    }
    return contents;
  }
}
