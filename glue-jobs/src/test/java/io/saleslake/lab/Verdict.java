package io.saleslake.lab;

import org.jspecify.annotations.Nullable;

/** What an independent reader makes of one value. */
sealed interface Verdict {
  /** The silver column must have this value; NULL for no value. */
  record Accept(@Nullable Object value) implements Verdict {}

  /** The record must be in quarantine with a reason for this column. */
  record Reject(String rule) implements Verdict {}

  /** Either: the value has one meaning, but the lake may ask for a plainer form. */
  record Either(@Nullable Object value, Stricter why) implements Verdict {}
}
