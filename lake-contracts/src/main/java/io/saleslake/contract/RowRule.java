package io.saleslake.contract;

/**
 * What every row must satisfy. A row whose condition is neither true nor false (a NULL in it)
 * passes: absence is the business of {@code required} alone.
 *
 * @param name how the rule is reported: {@code required}, {@code range}, or the contract's own name
 *     for it
 * @param column the column it is about, or empty for a rule over several
 * @param condition Spark SQL over the table's columns, true for a good row
 */
public record RowRule(String name, String column, String condition) {
  /** The column with the day a row's file arrived, which conditions may read. */
  public static final String TODAY = "_day";

  /** The rule that a column must have a value. */
  public static final String REQUIRED = "required";
}
