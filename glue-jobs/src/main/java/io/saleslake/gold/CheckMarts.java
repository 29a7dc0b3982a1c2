package io.saleslake.gold;

import static java.util.Objects.requireNonNull;

import io.saleslake.LakeException;
import io.saleslake.contract.Column;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.MartContract;
import io.saleslake.contract.Problem;
import io.saleslake.contract.SqlScope;
import io.saleslake.spark.NoRows;
import io.saleslake.sql.AnalyzedSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Analyses every mart's SQL against the contracts of the tables it reads, with no lake at hand. */
public final class CheckMarts {
  private CheckMarts() {}

  /**
   * What is wrong with queries.
   *
   * @param spark a session of which settings and views may be changed
   */
  public static List<Problem> check(SparkSession spark, Contracts contracts) {
    // As PromoteMart runs them.
    spark.conf().set("spark.sql.ansi.enabled", "true");
    Map<String, String> relations = new HashMap<>();
    contracts.marts().values().stream()
        .flatMap(mart -> mart.sources().stream())
        .distinct()
        .forEach(source -> define(spark, relations, source, columns(contracts, source)));
    List<Problem> problems = new ArrayList<>();
    for (MartContract mart : contracts.martsInOrder()) {
      String file = mart.owner().file();
      String key = mart.name() + ".sql";
      try {
        Dataset<Row> result = MartQuery.query(spark, mart, relations);
        AnalyzedSql.problems(() -> result, SqlScope.MART, Set.copyOf(relations.values()))
            .forEach(reason -> problems.add(new Problem(file, key, reason)));
        MartQuery.requireColumns(mart, result);
      } catch (LakeException e) {
        problems.add(new Problem(file, key, String.valueOf(e.getMessage())));
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

  private static List<Column> columns(Contracts contracts, String source) {
    String name = source.substring(source.indexOf('.') + 1);
    return source.startsWith("gold.")
        ? requireNonNull(contracts.marts().get(name)).columns()
        : requireNonNull(contracts.tables().get(name)).columns();
  }
}
