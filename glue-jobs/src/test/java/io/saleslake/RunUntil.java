package io.saleslake;

import io.saleslake.Progress.Step;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.duckdb.DuckDbEngine;
import io.saleslake.engine.Engine;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.ReplayQuarantine;
import io.saleslake.run.RunLake;
import io.saleslake.run.SilverOptions;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A run in a separate JVM that reports when it has reached a step and then waits there to be
 * killed.
 */
final class RunUntil {
  static final String REACHED = "reached";

  private RunUntil() {}

  /** {@code <lake> <contracts> run|replay <step> <subject> <engine>}. */
  public static void main(String[] arguments) {
    LakeConfig config = LakeConfig.local(Path.of(arguments[0]));
    Step step = Step.valueOf(arguments[3]);
    String subject = arguments[4];
    Lake lake = Lake.open(config);
    Contracts contracts = ContractReader.read(Path.of(arguments[1]));
    Engine engine =
        switch (TestEngine.valueOf(arguments[5])) {
          case DUCKDB -> new DuckDbEngine(lake.hadoop(), "1GB", Path.of(arguments[0], ".spill"));
          case SPARK -> new SparkEngine(SparkSessions.startLocal(config));
        };
    Progress progress =
        (reached, of) -> {
          if (reached == step && of.equals(subject)) {
            System.out.println(REACHED);
            waitForever();
          }
        };
    switch (arguments[2]) {
      case "run" ->
          RunLake.run(
              lake,
              contracts,
              needsSpark -> engine,
              SilverOptions.ALL,
              GoldOptions.TOUCHED,
              progress);
      case "replay" ->
          ReplayQuarantine.replay(lake, contracts, needsSpark -> engine, List.of(), progress);
      default -> throw new IllegalArgumentException(arguments[2]);
    }
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
