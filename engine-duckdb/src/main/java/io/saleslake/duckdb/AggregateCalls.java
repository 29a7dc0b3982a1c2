package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.duckdb.SqlNode.Symbol;
import java.util.List;
import java.util.stream.IntStream;

/** Calls of aggregates. */
final class AggregateCalls {
  private AggregateCalls() {}

  static String percentile(List<SqlNode> value, String share, String suffix) {
    return "percentile_of(system.main.list(to_double(%s))%s, %s)"
        .formatted(SparkSql.translate(value), suffix, share);
  }

  private static boolean isDistinct(List<SqlNode> nodes) {
    return !nodes.isEmpty() && SparkSql.isWord(nodes.get(0), "distinct");
  }

  static String aggregated(List<SqlNode> nodes) {
    return isDistinct(nodes)
        ? "DISTINCT " + SparkSql.list(SparkSql.arguments(nodes.subList(1, nodes.size())))
        : SparkSql.list(SparkSql.arguments(nodes));
  }

  /** Of several columns, rows count that have a value in each. */
  static String counted(List<SqlNode> nodes) {
    if (nodes.size() == 1 && nodes.get(0) instanceof Symbol) {
      return "*";
    }
    List<SqlNode> values = isDistinct(nodes) ? nodes.subList(1, nodes.size()) : nodes;
    List<List<SqlNode>> arguments = SparkSql.arguments(values);
    if (arguments.size() == 1) {
      return aggregated(nodes);
    }
    return "%sCASE WHEN %s THEN row(%s) END"
        .formatted(
            isDistinct(nodes) ? "DISTINCT " : "",
            IntStream.range(0, arguments.size())
                .mapToObj(i -> "(" + CallArguments.at(arguments, i) + ") IS NOT NULL")
                .collect(joining(" AND ")),
            SparkSql.list(arguments));
  }

  private static String typeOf(List<SqlNode> nodes, String suffix) {
    List<SqlNode> value = isDistinct(nodes) ? nodes.subList(1, nodes.size()) : nodes;
    return "system.main.any_value(%s)%s".formatted(SparkSql.translate(value), suffix);
  }

  static String sum(List<SqlNode> nodes, String suffix) {
    return "to_type(system.main.sum(%s)%s, spark_type('sum', typeof([%s]), ''))"
        .formatted(aggregated(nodes), suffix, typeOf(nodes, suffix));
  }

  static String average(List<SqlNode> nodes, String suffix) {
    String values = aggregated(nodes);
    return "average(system.main.sum(%1$s)%2$s, system.main.count(%1$s)%2$s, %3$s)"
        .formatted(values, suffix, typeOf(nodes, suffix));
  }
}
