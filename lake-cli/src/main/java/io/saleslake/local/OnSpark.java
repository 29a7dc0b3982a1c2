package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.Contracts;
import io.saleslake.engine.Engine;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import io.saleslake.sql.CheckContracts;

/** Spark in this process. The only class of the commands that needs Spark. */
final class OnSpark {
  private OnSpark() {}

  /** Starts Spark and checks the contracts. */
  static Engine start(LakeConfig config, Contracts contracts) {
    try {
      SparkEngine engine = new SparkEngine(SparkSessions.startLocal(config));
      CheckContracts.check(engine, contracts);
      return engine;
    } catch (NoClassDefFoundError e) {
      throw LakeException.user(
          "Cannot start Spark: it is not on the class path; './lake --engine spark' has it");
    }
  }
}
