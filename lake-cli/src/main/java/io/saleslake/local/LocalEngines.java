package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.Contracts;
import io.saleslake.duckdb.CheckContracts;
import io.saleslake.duckdb.DuckDbEngine;
import io.saleslake.engine.Engine;
import io.saleslake.engine.Engines;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The engines on this machine, each started on first use, once the contracts have passed. */
public final class LocalEngines implements Engines, AutoCloseable {
  /** Memory of DuckDB's relations; what does not fit is spilled to the lake's folder. */
  private static final String MEMORY = "2GB";

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
      started = new DuckDbEngine(hadoop, MEMORY, spill);
      CheckContracts.check(started, contracts);
      duckDb = started;
    }
    return started;
  }

  private Engine spark() {
    Engine started = spark;
    if (started == null) {
      started = OnSpark.start(config, contracts);
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
