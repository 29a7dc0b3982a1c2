package io.saleslake.engine;

import java.util.List;
import java.util.Map;

/**
 * How an engine writes what the engines write differently. All other SQL of the steps is the same
 * in each, with names and texts as Spark SQL writes them.
 */
public interface Dialect {
  /** A struct of expressions by field. */
  String struct(Map<String, String> fields);

  /** A list of the items that are not NULL. */
  String presentItems(List<String> items);

  /** A list with every item replaced by an expression over {@code r}, the item. */
  String replaceItems(String list, String expression);

  /** Rows of a relation, one per item of a list column: a FROM item that yields {@code item}. */
  String unnest(String relation, String list);

  /** A JSON object of expressions by field; fields that are NULL are left out. */
  String json(Map<String, String> fields);

  /** The fields of a JSON object as a map of text to text. */
  String jsonFields(String json);

  /** A 64-bit hash of columns. */
  String hash(List<String> columns);

  /** An expression that fails the statement with a message. */
  String raise(String message);

  /** The hint to send relations to every task of a join; empty where it has no meaning. */
  String broadcast(List<String> relations);
}
