package io.saleslake.silver;

import io.saleslake.names.State;

/** What a row is within its batch. */
enum Standing implements State {
  NEWEST,
  /** The batch has a row that is equal in every column of the contract. */
  DUPLICATE,
  /** The batch has a newer row with the same key and other values. */
  SUPERSEDED,
  REJECTED
}
