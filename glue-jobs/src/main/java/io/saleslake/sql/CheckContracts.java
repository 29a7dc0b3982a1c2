package io.saleslake.sql;

import io.saleslake.contract.Contracts;
import io.saleslake.contract.InvalidContractsException;
import io.saleslake.contract.Problem;
import io.saleslake.engine.Engine;
import io.saleslake.spark.SparkEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the SQL of all contracts, of whatever feed or mart, before any of it is run. */
public final class CheckContracts {
  private CheckContracts() {}

  /**
   * Analyses every mapping, rule, reshape and mart.
   *
   * @throws InvalidContractsException with every problem
   */
  public static void check(SparkEngine engine, Contracts contracts) {
    List<Problem> syntax =
        contracts.sql().stream().flatMap(sql -> CheckSyntax.check(sql).stream()).toList();
    throwAny(syntax);
    List<Problem> problems = new ArrayList<>(CheckMappings.check(engine, contracts));
    problems.addAll(CheckMarts.check(engine, contracts));
    throwAny(problems);
  }

  private static void throwAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
  }

  /** Spark, which nobody gets before the contracts have passed; a run without work never asks. */
  public static Supplier<Engine> before(Supplier<SparkEngine> spark, Contracts contracts) {
    return new Supplier<>() {
      private @Nullable Engine checked;

      @Override
      public synchronized Engine get() {
        Engine engine = checked;
        if (engine == null) {
          SparkEngine started = spark.get();
          check(started, contracts);
          checked = engine = started;
        }
        return engine;
      }
    };
  }
}
