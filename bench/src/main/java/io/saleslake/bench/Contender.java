package io.saleslake.bench;

import java.io.IOException;
import java.nio.file.Path;

/** One way to load till files, in processes of its own. */
interface Contender {
  /** As in the options and in the table. */
  String name();

  /** Deletes what was loaded. */
  void reset() throws IOException;

  /** Loads all raw files into nothing. */
  MeasuredCommand load() throws IOException, InterruptedException;

  /**
   * Loads the till files of another day.
   *
   * @param storefront folder of these files
   */
  MeasuredCommand loadDay(Path storefront) throws IOException, InterruptedException;

  /** What was loaded. */
  LoadedTables tables();
}
