package io.saleslake.engine;

/** How an engine reads raw files, from the fastest to the most careful way. */
public enum RawReader {
  /** By the engine's own reader, several parts of a file at the same time. */
  PARALLEL("in parts"),
  /** By the engine's own reader, each file from its start to its end. */
  SERIAL("from start to end"),
  /** By the record readers that inspected the files. */
  RECORDS("record by record");

  private final String label;

  RawReader(String label) {
    this.label = label;
  }

  /** For messages. */
  public String label() {
    return label;
  }
}
