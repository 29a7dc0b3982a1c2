package io.saleslake.engine;

import io.saleslake.bronze.Layout;
import io.saleslake.contract.RawFormat;
import io.saleslake.ledger.BronzeFile;
import java.util.List;

/**
 * Runs the SQL steps of promotions. It reads and writes data files; everything that becomes visible
 * in a table is committed by the core.
 */
public interface Engine {
  /** Row count up to which a batch is kept in memory in full and joined without a shuffle. */
  long fewRows();

  /**
   * Inspects raw files, in parallel.
   *
   * @param bronze root of the raw files
   * @return a layout per file, in the same order
   */
  List<Layout> inspect(RawFormat expected, String bronze, List<BronzeFile> files);

  /**
   * A session with relations of its own.
   *
   * @param purpose a sentence that describes the work to people who watch the engine
   */
  EngineSession open(String purpose, OnError onError);
}
