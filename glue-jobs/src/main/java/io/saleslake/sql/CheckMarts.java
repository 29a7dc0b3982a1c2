package io.saleslake.sql;

import io.saleslake.contract.Contracts;
import io.saleslake.contract.MartContract;
import io.saleslake.contract.Problem;
import io.saleslake.contract.SqlScope;
import io.saleslake.gold.MartQuery;
import io.saleslake.gold.PromoteMart;
import io.saleslake.names.TableName;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkEngineSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Analyses every mart's SQL against the contracts of the tables it reads, with no lake at hand. */
final class CheckMarts {
  private CheckMarts() {}

  static List<Problem> check(SparkEngine engine, Contracts contracts) {
    try (SparkEngineSession session = engine.open("Check the marts", PromoteMart.ON_ERROR)) {
      Set<TableName> sources =
          contracts.marts().values().stream()
              .flatMap(mart -> mart.sources().stream())
              .collect(Collectors.toSet());
      sources.forEach(
          source -> session.values(source.toString(), contracts.columns(source), List.of()));
      Set<String> readable = sources.stream().map(TableName::toString).collect(Collectors.toSet());
      List<Problem> problems = new ArrayList<>();
      for (MartContract mart : contracts.martsInOrder()) {
        check(session, mart, readable)
            .forEach(
                reason ->
                    problems.add(new Problem(mart.header().file(), mart.name() + ".sql", reason)));
      }
      return problems;
    }
  }

  private static List<String> check(
      SparkEngineSession session, MartContract mart, Set<String> readable) {
    List<String> reasons = new ArrayList<>();
    boolean isAnalysed =
        AnalyzedSql.analyse(() -> session.spark().sql(mart.sql()), SqlScope.MART, readable, reasons)
            .isPresent();
    if (!isAnalysed) {
      return reasons.stream().map(reason -> MartQuery.cannotCompute(mart, reason)).toList();
    }
    List<String> problems = MartQuery.problems(session, mart);
    if (!problems.isEmpty()) {
      reasons.add(MartQuery.cannotCompute(mart, String.join("; ", problems)));
    }
    return reasons;
  }
}
