package io.saleslake.names;

/** {@code status} in {@code ops.files}. */
public enum FileStatus implements State {
  /** The file's batch has not been closed. */
  STARTED,
  DONE,
  UNREADABLE
}
