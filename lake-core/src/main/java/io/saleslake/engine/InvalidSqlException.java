package io.saleslake.engine;

import io.saleslake.LakeException;

/** SQL that an engine cannot analyse, such as SQL of a contract. */
public final class InvalidSqlException extends LakeException {
  private final String reason;

  /** With the engine's reason, on one line. */
  public InvalidSqlException(String reason) {
    super(Category.USER, "Cannot analyse SQL: " + reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
