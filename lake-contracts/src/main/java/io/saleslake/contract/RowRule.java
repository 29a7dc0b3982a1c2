package io.saleslake.contract;

/**
 * A condition for each row. A row whose condition evaluates to NULL passes: only {@code required}
 * checks for absent values.
 *
 * @param name reported name: {@code required}, {@code range}, or the name in the contract
 * @param column the checked column, or empty for a rule over several columns
 * @param condition Spark SQL over the table's columns, true for a valid row
 */
public record RowRule(String name, String column, String condition) {
  /** The column with the arrival date of a row's file, which conditions may read. */
  public static final String TODAY = "_day";

  /** A rule that a column must have a value. */
  public static final String REQUIRED = "required";
}
