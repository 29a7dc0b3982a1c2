package io.saleslake;

import io.saleslake.Progress.Step;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.catalog.SparkSessions;
import io.saleslake.contract.ContractReader;
import io.saleslake.job.RunLake;
import io.saleslake.job.RunOptions;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.sql.SparkSession;

/**
 * A run in a JVM of its own that says when it has reached a step and then waits there to be killed.
 */
final class RunUntil {
  static final String REACHED = "reached";

  private RunUntil() {}

  public static void main(String[] arguments) {
    Step step = Step.valueOf(arguments[1]);
    String subject = arguments[2];
    LakeConfig config = LakeConfig.local(Path.of(arguments[0]));
    SparkSession spark = SparkSessions.startLocal(config);
    RunLake.run(
        Lake.open(config),
        ContractReader.read(TestLake.CONTRACTS),
        () -> spark,
        RunOptions.DEFAULT,
        (reached, of) -> {
          if (reached == step && of.equals(subject)) {
            System.out.println(REACHED);
            waitForever();
          }
        });
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
