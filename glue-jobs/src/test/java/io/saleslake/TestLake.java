package io.saleslake;

import static java.util.stream.Collectors.joining;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.MartContract;
import io.saleslake.duckdb.DuckDbEngine;
import io.saleslake.engine.Engines;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.ReplayQuarantine;
import io.saleslake.run.RunLake;
import io.saleslake.run.RunReport;
import io.saleslake.run.SilverOptions;
import io.saleslake.silver.BatchReport;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import io.saleslake.sql.CheckContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A lake in a temporary folder, with real engines and real Iceberg. Spark reads what either engine
 * wrote; one Spark context serves all tests of a JVM.
 */
public final class TestLake implements AutoCloseable {
  public static final Path CONTRACTS = Path.of("contracts");
  private static final Instant FIRST_ARRIVAL = Instant.parse("2026-03-01T06:00:00Z");

  /**
   * Spark's settings for a few rows: generating code, shuffling into several partitions and
   * planning again at each stage take longer than processing these rows.
   */
  public static final Map<String, String> FEW_ROWS =
      Map.of(
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.shuffle.partitions", "1");

  /** The project's contracts, which are read and checked once per JVM. */
  private static final class Project {
    static final Contracts CONTRACTS = ContractReader.read(TestLake.CONTRACTS);
    static final AtomicBoolean checked = new AtomicBoolean();

    static Contracts withMarts(Set<String> names) {
      NavigableMap<String, MartContract> marts = new TreeMap<>(CONTRACTS.marts());
      marts.keySet().retainAll(names);
      return new Contracts(CONTRACTS.tables(), CONTRACTS.feeds(), marts, CONTRACTS.sql());
    }
  }

  private final Path root;
  private final LakeConfig config;
  private final Lake lake;
  private final SparkSession spark;
  private Contracts contracts;
  private int arrivals;
  private long fewRows = 10_000;
  private TestEngine engine = TestEngine.UNDER_TEST;
  private @Nullable DuckDbEngine duckDb;

  private TestLake(Path root, Contracts contracts, boolean fewRowSettings) {
    this.root = root;
    this.config = LakeConfig.local(root);
    this.lake = Lake.open(config);
    this.contracts = contracts;
    this.spark = startSpark(config, fewRowSettings);
    config
        .catalogProperties()
        .forEach((key, value) -> spark.conf().set("spark.sql.catalog.lake." + key, value));
    SparkSession.setActiveSession(spark);
  }

  /**
   * A session with settings for few rows or for many; sessions created from it have the same
   * settings.
   */
  private static SparkSession startSpark(LakeConfig config, boolean fewRowSettings) {
    SparkSession started = SparkSessions.startLocal(config);
    // New sessions copy the settings that all sessions of the context share.
    SparkConf shared = ((org.apache.spark.sql.classic.SparkSession) started).sharedState().conf();
    SparkConf laptop = started.sparkContext().getConf();
    FEW_ROWS.forEach(
        (key, value) -> {
          if (fewRowSettings) {
            shared.set(key, value);
          } else if (laptop.contains(key)) {
            shared.set(key, laptop.get(key));
          } else {
            shared.remove(key);
          }
        });
    return started.newSession();
  }

  /** With the project's contracts. */
  public static TestLake at(Path root) {
    return new TestLake(root, Project.CONTRACTS, true);
  }

  public static TestLake at(Path root, Path contracts) {
    return new TestLake(root, ContractReader.read(contracts), true);
  }

  /** With the project's contracts of silver, and of gold only these marts. */
  public static TestLake withMarts(Path root, String... marts) {
    return new TestLake(root, Project.withMarts(Set.of(marts)), true);
  }

  /** With the project's contracts and the settings of Spark that a lake on a laptop has. */
  public static TestLake asOnALaptop(Path root) {
    return new TestLake(root, Project.CONTRACTS, false);
  }

  public static TestLake asOnALaptop(Path root, Path contracts) {
    return new TestLake(root, ContractReader.read(contracts), false);
  }

  /** A copy of the project's contracts that a test may change. */
  public static Path copyContracts(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(CONTRACTS)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(CONTRACTS.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return copy;
  }

  public Lake lake() {
    return lake;
  }

  public Path root() {
    return root;
  }

  public Contracts contracts() {
    return contracts;
  }

  public void useContracts(Path folder) {
    contracts = ContractReader.read(folder);
  }

  public SparkSession spark() {
    return spark;
  }

  /** Puts a file into bronze as if it had arrived after all others. */
  public String put(String feed, String day, String name, byte[] content) {
    FeedContract contract = contracts.feed(feed);
    String path = contract.prefix() + "/ingest_date=" + day + "/" + name;
    try {
      Path file = root.resolve("bronze").resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      Files.setLastModifiedTime(file, FileTime.from(FIRST_ARRIVAL.plusSeconds(60L * arrivals++)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }

  public String put(String feed, String day, String name, String... lines) {
    return put(feed, day, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public RunReport run() {
    return run(Progress.silent());
  }

  public RunReport run(Progress progress) {
    return run(SilverOptions.ALL, GoldOptions.TOUCHED, progress);
  }

  public RunReport run(SilverOptions silver, GoldOptions gold, Progress progress) {
    return RunLake.run(lake, contracts, engines(), silver, gold, progress);
  }

  public RunReport replay() {
    return ReplayQuarantine.replay(lake, contracts, engines(), List.of(), Progress.silent());
  }

  /** The project's contracts are checked once per JVM, others in each run. */
  private Engines engines() {
    boolean areOfProject = contracts.tables() == Project.CONTRACTS.tables();
    AtomicBoolean checked = areOfProject ? Project.checked : new AtomicBoolean();
    return needsSpark -> {
      boolean isNew = !checked.getAndSet(true);
      Contracts checkedOnce = areOfProject ? Project.CONTRACTS : contracts;
      if (engine == TestEngine.DUCKDB && !needsSpark) {
        DuckDbEngine started = duckDb();
        if (isNew) {
          io.saleslake.duckdb.CheckContracts.check(started, checkedOnce);
        }
        return started;
      }
      SparkEngine started = new SparkEngine(spark, fewRows);
      if (isNew) {
        CheckContracts.check(started, checkedOnce);
      }
      return started;
    };
  }

  private DuckDbEngine duckDb() {
    DuckDbEngine started = duckDb;
    if (started == null) {
      started = new DuckDbEngine(lake.hadoop(), "1GB", root.resolve(".spill"), fewRows);
      duckDb = started;
    }
    return started;
  }

  /** Row count up to which batches are kept in memory in full. */
  public void setFewRows(long rows) {
    fewRows = rows;
    closeDuckDb();
  }

  /** Promotes with this engine from now on. */
  public void setEngine(TestEngine next) {
    engine = next;
  }

  /** Rows as text, values parted by {@code |}; tables as {@code silver.order_lines}. */
  public List<String> query(String sql) {
    List<String> rows = new ArrayList<>();
    for (Row row : rows(sql)) {
      rows.add(
          IntStream.range(0, row.size())
              .mapToObj(i -> String.valueOf(row.get(i)))
              .collect(joining("|")));
    }
    return rows;
  }

  public List<Row> rows(String sql) {
    return spark.sql(sql.replaceAll("\\b(silver|gold|ops)\\.", "lake.$1.")).collectAsList();
  }

  /** Makes {@code silver.order_lines} and the other tables readable in a session by these names. */
  public void useTablesIn(SparkSession session) {
    config
        .catalogProperties()
        .forEach((key, value) -> session.conf().set("spark.sql.catalog.lake." + key, value));
    session.catalog().setCurrentCatalog(Lake.CATALOG);
  }

  public static BatchReport batchOf(RunReport report, String feed) {
    return report.batches().stream()
        .filter(batch -> batch.batch().feed().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    closeDuckDb();
    lake.close();
  }

  private void closeDuckDb() {
    if (duckDb != null) {
      duckDb.close();
      duckDb = null;
    }
  }
}
