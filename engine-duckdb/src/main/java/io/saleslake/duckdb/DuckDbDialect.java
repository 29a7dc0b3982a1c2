package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.Sql;
import io.saleslake.engine.Dialect;
import java.util.List;
import java.util.Map;

/** DuckDB's SQL, with names and literals as Spark writes them. */
final class DuckDbDialect implements Dialect {
  @Override
  public String struct(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> Sql.text(field.getKey()) + ", " + field.getValue())
        .collect(joining(", ", "named_struct(", ")"));
  }

  @Override
  public String presentItems(List<String> items) {
    return items.size() == 1 && !items.get(0).startsWith("CASE")
        ? "list_value(%s)".formatted(items.get(0))
        : "list_filter(list_value(%s), item -> item IS NOT NULL)"
            .formatted(String.join(",\n      ", items));
  }

  @Override
  public String replaceItems(String list, String expression) {
    return "list_transform(%s, r -> %s)".formatted(list, expression);
  }

  @Override
  public String unnest(String relation, String list) {
    return "%s, unnest(%s) AS _items(item)".formatted(relation, list);
  }

  @Override
  public String json(Map<String, String> fields) {
    String present =
        fields.entrySet().stream()
            .map(
                field ->
                    "%s || json_text(%s)"
                        .formatted(Sql.text(quoted(field.getKey()) + ":"), field.getValue()))
            .collect(joining(",\n      "));
    return "'{' || concat_present(%s) || '}'".formatted(present);
  }

  private static String quoted(String key) {
    return "\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Override
  public String jsonFields(String json) {
    return "CAST(CAST(%s AS JSON) AS MAP(VARCHAR, VARCHAR))".formatted(json);
  }

  @Override
  public String hash(List<String> columns) {
    return columns.stream().map(Sql::column).collect(joining(", ", "hash(", ")"));
  }

  @Override
  public String raise(String message) {
    return "error(%s)".formatted(Sql.text(message));
  }

  @Override
  public String broadcast(List<String> relations) {
    return "";
  }
}
