package io.saleslake.contract;

/** Where SQL is in a contract, which decides what it may contain. */
public enum SqlScope {
  /** A mapping, a lookup's key or a rule: an expression over one row. */
  ROW,
  /** A query over one feed, whose columns are all text. */
  RESHAPE,
  /** A query over typed tables. */
  MART
}
