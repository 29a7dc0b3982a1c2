package io.saleslake.names;

/** {@code status} in {@code ops.quarantine}. */
public enum QuarantineStatus implements State {
  OPEN,
  RESOLVED,
  /** A valid row that was replaced by a newer row with the same key in its batch. */
  SUPERSEDED
}
