package io.saleslake.local;

import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import io.saleslake.sql.CheckContracts;
import io.saleslake.sql.CheckSyntax;
import java.nio.file.Path;
import java.util.Map;

/**
 * Checks contracts and their SQL with Spark's parser and analyzer. The command loads this class
 * only when it runs, so that its help does not need Spark.
 */
final class CheckOnSpark {
  private CheckOnSpark() {}

  static Contracts check(Path folder) {
    Contracts contracts = ContractReader.read(folder, CheckSyntax::check);
    CheckContracts.check(engine(), contracts);
    return contracts;
  }

  /** An engine that reads no table, so it needs a catalog in name only. */
  static SparkEngine engine() {
    return new SparkEngine(
        SparkSessions.startLocal(
            new LakeConfig("", "", Map.of("type", "hadoop", "warehouse", "unused"))));
  }
}
