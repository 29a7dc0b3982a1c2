package io.saleslake.names;

/** {@code status} in {@code ops.batches}. */
public enum BatchStatus implements State {
  DONE,
  /** A file of the batch could not be read. */
  PARTIAL
}
