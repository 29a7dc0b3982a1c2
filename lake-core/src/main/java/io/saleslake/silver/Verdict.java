package io.saleslake.silver;

import io.saleslake.names.State;

/** What the newest row of a key is to a table that has the key. */
enum Verdict implements State {
  /** It replaces the table's row. */
  UPDATED,
  /** It is not newer, or equal in every column. */
  DUPLICATE
}
