package io.saleslake.engine;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.Sql;
import java.util.List;
import java.util.Map;

/** Fragments of steps, in the Spark SQL that every engine runs. */
public final class StepSql {
  private StepSql() {}

  /** A struct of expressions by field. */
  public static String struct(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> Sql.text(field.getKey()) + ", " + field.getValue())
        .collect(joining(", ", "named_struct(", ")"));
  }

  /** A list of the items that are not NULL. */
  public static String presentItems(List<String> items) {
    return items.size() == 1 && !items.get(0).startsWith("CASE")
        ? "array(%s)".formatted(items.get(0))
        : "filter(array(%s), item -> item IS NOT NULL)".formatted(String.join(",\n      ", items));
  }

  /** A list with every item replaced by an expression over {@code r}, the item. */
  public static String replaceItems(String list, String expression) {
    return "transform(%s, r -> %s)".formatted(list, expression);
  }

  /** Rows of a relation, one per item of a list column: a FROM item that yields {@code item}. */
  public static String unnest(String relation, String list) {
    return "%s LATERAL VIEW explode(%s) AS item".formatted(relation, list);
  }

  /** A JSON object of expressions by field; fields that are NULL are left out. */
  public static String json(Map<String, String> fields) {
    return "to_json(%s)".formatted(struct(fields));
  }

  /** The fields of a JSON object as a map of text to text. */
  public static String jsonFields(String json) {
    return "from_json(%s, 'map<string,string>')".formatted(json);
  }

  /** An expression that fails the statement with a message. */
  public static String raise(String message) {
    return "raise_error(%s)".formatted(Sql.text(message));
  }

  /** Spark's hint to send relations to every task of a join; other engines skip it. */
  public static String broadcast(List<String> relations) {
    return relations.isEmpty()
        ? ""
        : "/*+ BROADCAST(%s) */".formatted(String.join(", ", relations));
  }
}
