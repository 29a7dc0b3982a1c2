package io.saleslake.duckdb;

import java.util.List;

/** A piece of SQL text: a token, or what is between brackets. */
sealed interface SqlNode {
  /** A name or keyword without quotes. */
  record Word(String text) implements SqlNode {
    boolean is(String keyword) {
      return text.equalsIgnoreCase(keyword);
    }
  }

  /** A name that was in backquotes. */
  record Name(String text) implements SqlNode {}

  /** A string literal, without quotes and escapes. */
  record Text(String value) implements SqlNode {}

  /** A number as written, with its suffix. */
  record Numeral(String text) implements SqlNode {}

  /** An operator or punctuation. */
  record Symbol(String text) implements SqlNode {}

  /**
   * Nodes between brackets.
   *
   * @param open the opening bracket
   */
  record Group(char open, List<SqlNode> nodes) implements SqlNode {}
}
