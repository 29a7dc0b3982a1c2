package io.saleslake.spark;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.Sql;
import io.saleslake.engine.Dialect;
import java.util.List;
import java.util.Map;

/** Spark SQL. */
final class SparkDialect implements Dialect {
  @Override
  public String struct(Map<String, String> fields) {
    return "named_struct(%s)".formatted(named(fields));
  }

  private static String named(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> Sql.text(field.getKey()) + ", " + field.getValue())
        .collect(joining(", "));
  }

  @Override
  public String presentItems(List<String> items) {
    return items.size() == 1 && !items.get(0).startsWith("CASE")
        ? "array(%s)".formatted(items.get(0))
        : "filter(array(%s), item -> item IS NOT NULL)".formatted(String.join(",\n      ", items));
  }

  @Override
  public String replaceItems(String list, String expression) {
    return "transform(%s, r -> %s)".formatted(list, expression);
  }

  @Override
  public String unnest(String relation, String list) {
    return "%s LATERAL VIEW explode(%s) AS item".formatted(relation, list);
  }

  @Override
  public String json(Map<String, String> fields) {
    return "to_json(%s)".formatted(struct(fields));
  }

  @Override
  public String jsonFields(String json) {
    return "from_json(%s, 'map<string,string>')".formatted(json);
  }

  @Override
  public String hash(List<String> columns) {
    return columns.stream().map(Sql::column).collect(joining(", ", "xxhash64(", ")"));
  }

  @Override
  public String raise(String message) {
    return "raise_error(%s)".formatted(Sql.text(message));
  }

  @Override
  public String broadcast(List<String> relations) {
    return relations.isEmpty()
        ? ""
        : "/*+ BROADCAST(%s) */".formatted(String.join(", ", relations));
  }
}
