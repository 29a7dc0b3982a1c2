package io.saleslake.lab;

import org.jspecify.annotations.Nullable;

/** The result of an independent reader for one value. */
sealed interface Verdict {
  /** The silver column must have this value; NULL for no value. */
  record Accept(@Nullable Object value) implements Verdict {}

  /** The record must be in quarantine with a reason for this column. */
  record Reject(String rule) implements Verdict {}

  /**
   * Either result is allowed: the value is unambiguous, but the lake may require a plainer form.
   */
  record Either(@Nullable Object value, Stricter why) implements Verdict {}
}
