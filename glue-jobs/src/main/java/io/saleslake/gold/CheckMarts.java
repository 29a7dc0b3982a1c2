package io.saleslake.gold;

import io.saleslake.LakeException;
import io.saleslake.catalog.NoRows;
import io.saleslake.contract.Column;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.MartContract;
import io.saleslake.contract.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Analyses every mart's SQL against the contracts of the tables it reads, with no lake at hand. */
public final class CheckMarts {
  private CheckMarts() {}

  public static List<Problem> check(SparkSession spark, Contracts contracts) {
    Map<String, String> relations = new HashMap<>();
    contracts
        .tables()
        .forEach((name, table) -> define(spark, relations, "silver." + name, table.columns()));
    contracts
        .marts()
        .forEach((name, mart) -> define(spark, relations, "gold." + name, mart.columns()));
    List<Problem> problems = new ArrayList<>();
    for (MartContract mart : contracts.martsInOrder()) {
      try {
        MartQuery.rows(spark, mart, relations);
      } catch (LakeException e) {
        problems.add(
            new Problem(mart.owner().file(), mart.name() + ".sql", String.valueOf(e.getMessage())));
      }
    }
    return problems;
  }

  private static void define(
      SparkSession spark, Map<String, String> relations, String source, List<Column> columns) {
    String view = "_check_" + source.replace('.', '_');
    NoRows.of(spark, columns).createOrReplaceTempView(view);
    relations.put(source, view);
  }
}
