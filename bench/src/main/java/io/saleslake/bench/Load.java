package io.saleslake.bench;

/** What is loaded: all files into nothing, or the files of a day into what is already loaded. */
enum Load {
  FULL("full.sql"),
  DAY("day.sql");

  private final String script;

  Load(String script) {
    this.script = script;
  }

  /** The part of the DuckDB script that differs. */
  String script() {
    return script;
  }
}
