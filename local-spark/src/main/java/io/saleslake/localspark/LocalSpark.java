package io.saleslake.localspark;

import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.Contracts;
import io.saleslake.engine.Engine;
import io.saleslake.engine.EngineProvider;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import io.saleslake.sql.CheckContracts;

/** Spark in this process. */
public final class LocalSpark implements EngineProvider {
  @Override
  public Engine start(LakeConfig config, Contracts contracts) {
    SparkEngine engine = new SparkEngine(SparkSessions.startLocal(config));
    CheckContracts.check(engine, contracts);
    return engine;
  }
}
