package io.saleslake.names;

/** {@code status} in {@code ops.quarantine}. */
public enum QuarantineStatus implements State {
  OPEN,
  RESOLVED,
  /** A valid row that a newer one with its key replaced within its batch. */
  SUPERSEDED
}
