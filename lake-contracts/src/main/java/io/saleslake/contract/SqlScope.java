package io.saleslake.contract;

/** The kind of SQL in a contract, which determines what it may contain. */
public enum SqlScope {
  /** A mapping, a lookup key or a rule: an expression over one row. */
  ROW,
  /** A query over a feed, whose columns are all strings. */
  RESHAPE,
  /** A query over typed tables. */
  MART
}
