package io.saleslake.job;

import io.saleslake.contract.Contracts;
import io.saleslake.contract.InvalidContractsException;
import io.saleslake.contract.Problem;
import io.saleslake.gold.CheckMarts;
import io.saleslake.silver.CheckMappings;
import io.saleslake.sql.CheckSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Checks the SQL of all contracts, of whatever feed or mart, before any of it is run. */
public final class CheckContracts {
  private CheckContracts() {}

  /**
   * Analyses every mapping, rule, reshape and mart.
   *
   * @throws InvalidContractsException with every problem
   */
  public static void check(SparkSession spark, Contracts contracts) {
    List<Problem> syntax =
        contracts.sql().stream().flatMap(sql -> CheckSyntax.check(sql).stream()).toList();
    throwAny(syntax);
    SparkSession own = spark.newSession();
    List<Problem> problems = new ArrayList<>(CheckMappings.check(own, contracts));
    problems.addAll(CheckMarts.check(own, contracts));
    throwAny(problems);
  }

  private static void throwAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
  }

  /**
   * The session, which nobody gets before the contracts have passed; a run without work never asks.
   */
  static Supplier<SparkSession> before(Supplier<SparkSession> spark, Contracts contracts) {
    return new Supplier<>() {
      private @Nullable SparkSession checked;

      @Override
      public synchronized SparkSession get() {
        SparkSession session = checked;
        if (session == null) {
          session = spark.get();
          check(session, contracts);
          checked = session;
        }
        return session;
      }
    };
  }
}
