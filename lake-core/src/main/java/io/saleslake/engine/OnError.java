package io.saleslake.engine;

/** What an expression yields that cannot be computed, such as a number that is too large. */
public enum OnError {
  /** NULL, so that the row is rejected with a reason and the others are promoted. */
  NULL,
  /** The statement fails: an aggregate that overflows never becomes NULL in a report. */
  FAIL
}
