package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.MartContract;
import io.saleslake.duckdb.CheckContracts;
import io.saleslake.duckdb.DuckDbEngine;
import io.saleslake.engine.Engine;
import io.saleslake.engine.EngineProvider;
import io.saleslake.engine.Engines;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The engines on this machine, each started on first use, once the contracts have passed. */
public final class LocalEngines implements Engines, AutoCloseable {
  private final EngineChoice choice;
  private final LakeConfig config;
  private final Configuration hadoop;
  private final Path spill;
  private final Contracts contracts;
  private @Nullable DuckDbEngine duckDb;
  private @Nullable Engine spark;

  LocalEngines(
      EngineChoice choice,
      LakeConfig config,
      Configuration hadoop,
      Path folder,
      Contracts contracts) {
    this.choice = choice;
    this.config = config;
    this.hadoop = hadoop;
    this.spill = folder.resolve(".spill");
    this.contracts = contracts;
  }

  /** Engines that read no table: for checks, and to print SQL. */
  static LocalEngines withoutLake(EngineChoice choice, Contracts contracts) {
    return new LocalEngines(
        choice,
        new LakeConfig("", "", Map.of("type", "hadoop", "warehouse", "unused")),
        new Configuration(),
        Path.of(System.getProperty("java.io.tmpdir")),
        contracts);
  }

  /** Checks the contracts, each with the engine that runs it. */
  static void check(EngineChoice choice, Contracts contracts) {
    try (LocalEngines engines = withoutLake(choice, contracts)) {
      var unused = engines.of(false);
      if (contracts.feeds().values().stream().anyMatch(FeedContract::needsSpark)
          || contracts.marts().values().stream().anyMatch(MartContract::needsSpark)) {
        unused = engines.of(true);
      }
    }
  }

  @Override
  public synchronized Engine of(boolean needsSpark) {
    if (needsSpark && choice == EngineChoice.DUCKDB) {
      throw LakeException.user(
          "Cannot run on DuckDB: a contract has 'engine: spark'; choose --engine auto or spark");
    }
    return needsSpark || choice == EngineChoice.SPARK ? spark() : duckDb();
  }

  private Engine duckDb() {
    DuckDbEngine started = duckDb;
    if (started == null) {
      started = new DuckDbEngine(hadoop, DuckDbEngine.MEMORY, spill);
      CheckContracts.check(started, contracts);
      duckDb = started;
    }
    return started;
  }

  private Engine spark() {
    Engine started = spark;
    if (started == null) {
      started =
          ServiceLoader.load(EngineProvider.class)
              .findFirst()
              .orElseThrow(
                  () ->
                      LakeException.user(
                          "Cannot start Spark: it is not on the class path; './lake --engine spark' has it"))
              .start(config, contracts);
      spark = started;
    }
    return started;
  }

  @Override
  public void close() {
    if (duckDb != null) {
      duckDb.close();
    }
  }
}
