package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.StandardSql;
import io.saleslake.duckdb.SqlNode.Group;
import io.saleslake.duckdb.SqlNode.Name;
import io.saleslake.duckdb.SqlNode.Symbol;
import io.saleslake.duckdb.SqlNode.Word;
import io.saleslake.engine.InvalidSqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Calls of functions on arrays, maps, structs and JSON. */
final class NestedCalls {
  private NestedCalls() {}

  static String namedStruct(List<List<SqlNode>> arguments) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      fields.add(
          "%s: %s"
              .formatted(
                  StandardSql.text(nameOf(arguments.get(i))), CallArguments.at(arguments, i + 1)));
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static String nameOf(List<SqlNode> argument) {
    return CallArguments.constant(argument)
        .orElseThrow(() -> new InvalidSqlException("the names of a struct must be constants"));
  }

  /** Columns keep their names; other values are numbered. */
  static String struct(List<List<SqlNode>> arguments) {
    return IntStream.range(0, arguments.size())
        .mapToObj(
            i ->
                "%s: %s"
                    .formatted(
                        StandardSql.text(columnName(arguments.get(i)).orElse("col" + (i + 1))),
                        CallArguments.at(arguments, i)))
        .collect(joining(", ", "{", "}"));
  }

  private static Optional<String> columnName(List<SqlNode> argument) {
    SqlNode last = argument.get(argument.size() - 1);
    boolean isPath =
        argument.size() % 2 == 1
            && IntStream.range(0, argument.size())
                .allMatch(
                    i ->
                        i % 2 == 0
                            ? argument.get(i) instanceof Word || argument.get(i) instanceof Name
                            : argument.get(i) instanceof Symbol dot && dot.text().equals("."));
    if (!isPath) {
      return Optional.empty();
    }
    return Optional.of(last instanceof Word word ? word.text() : ((Name) last).text());
  }

  static String map(List<List<SqlNode>> arguments) {
    String keys =
        IntStream.range(0, arguments.size())
            .filter(i -> i % 2 == 0)
            .mapToObj(i -> CallArguments.at(arguments, i))
            .collect(joining(", "));
    String values =
        IntStream.range(0, arguments.size())
            .filter(i -> i % 2 == 1)
            .mapToObj(i -> CallArguments.at(arguments, i))
            .collect(joining(", "));
    return "MAP([%s], [%s])".formatted(keys, values);
  }

  /** A list, and a lambda with one parameter. */
  static String withLambda(List<List<SqlNode>> arguments) {
    List<SqlNode> lambda = arguments.size() == 2 ? arguments.get(1) : List.of();
    if (lambda.size() < 3
        || !(lambda.get(0) instanceof Word parameter)
        || !(lambda.get(1) instanceof Symbol arrow)
        || !arrow.text().equals("->")) {
      throw new InvalidSqlException("only functions of one element are portable");
    }
    return "%s, lambda %s: %s"
        .formatted(
            CallArguments.at(arguments, 0),
            StandardSql.name(parameter.text()),
            SparkSql.translate(lambda.subList(2, lambda.size())));
  }

  /** {@code to_json(named_struct('a', x))}: fields that are NULL are left out. */
  static String json(List<SqlNode> nodes) {
    if (nodes.size() != 2
        || !SparkSql.isWord(nodes.get(0), "named_struct")
        || !(nodes.get(1) instanceof Group fields)) {
      throw new InvalidSqlException("to_json is portable with named_struct(...) only");
    }
    List<List<SqlNode>> arguments = SparkSql.arguments(fields.nodes());
    String list =
        IntStream.range(0, arguments.size() / 2)
            .mapToObj(
                i ->
                    "json_field(%s, %s)"
                        .formatted(
                            StandardSql.text(
                                SparkExpressions.json(nameOf(arguments.get(2 * i))) + ":"),
                            CallArguments.at(arguments, 2 * i + 1)))
            .collect(joining(", "));
    return "json_object_of(system.main.concat_ws(',', %s))".formatted(list);
  }

  static String jsonFields(List<List<SqlNode>> arguments) {
    boolean isMap =
        CallArguments.constant(arguments.get(1))
            .filter(type -> type.replace(" ", "").equalsIgnoreCase("map<string,string>"))
            .isPresent();
    if (!isMap) {
      throw new InvalidSqlException("from_json is portable to map<string,string> only");
    }
    return "TRY_CAST(TRY_CAST(%s AS JSON) AS MAP(VARCHAR, VARCHAR))"
        .formatted(CallArguments.at(arguments, 0));
  }

  /** A join with the rows of a list. */
  static String lateralView(
      String function, List<SqlNode> nodes, boolean isOuter, String table, List<String> columns) {
    boolean isOuterFunction = function.endsWith("_outer");
    String list = SparkSql.translate(nodes);
    String select =
        switch (function.replace("_outer", "")) {
          case "explode" -> "SELECT unnest(%s) AS %s".formatted(list, column(columns, 0, "col"));
          case "posexplode" ->
              "SELECT CAST(system.main.subtract(generate_subscripts(%1$s, 1), 1) AS INTEGER) AS %2$s, unnest(%1$s) AS %3$s"
                  .formatted(list, column(columns, 0, "pos"), column(columns, 1, "col"));
          default ->
              throw new InvalidSqlException("function %s is not portable".formatted(function));
        };
    return "%s JOIN LATERAL (%s) AS %s ON true"
        .formatted(isOuter || isOuterFunction ? "LEFT" : "INNER", select, StandardSql.name(table));
  }

  private static String column(List<String> columns, int index, String otherwise) {
    return StandardSql.name(index < columns.size() ? columns.get(index) : otherwise);
  }
}
