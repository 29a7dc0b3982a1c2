package io.saleslake.duckdb;

import static java.util.stream.Collectors.toList;

import io.saleslake.bronze.InspectFile;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.Layout;
import io.saleslake.contract.RawFormat;
import io.saleslake.contract.StandardSql;
import io.saleslake.engine.Engine;
import io.saleslake.engine.OnError;
import io.saleslake.ledger.BronzeFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.duckdb.DuckDBConnection;

/** DuckDB, in this process. It computes; what it writes is committed by the core. */
public final class DuckDbEngine implements Engine, AutoCloseable {
  /** Memory for relations that suits a laptop. */
  public static final String MEMORY = "2GB";

  /** Sorting fewer rows than that takes no time. */
  private static final long FEW_ROWS = 50_000;

  private final Configuration hadoop;
  private final DuckDBConnection database;
  private final RawFunction rawRecords;
  private final long fewRows;
  private final AtomicInteger sessions = new AtomicInteger();

  /**
   * An engine.
   *
   * @param memory limit of the memory of relations, as DuckDB reads it, such as {@code 2GB}; what
   *     does not fit is spilled
   * @param spill folder for what does not fit into memory
   */
  public DuckDbEngine(Configuration hadoop, String memory, Path spill) {
    this(hadoop, memory, spill, FEW_ROWS);
  }

  /**
   * An engine.
   *
   * @param fewRows row count up to which a batch is sorted in full
   */
  public DuckDbEngine(Configuration hadoop, String memory, Path spill, long fewRows) {
    this.hadoop = hadoop;
    this.fewRows = fewRows;
    this.database = Statements.connect();
    Statements.run(
        database,
        "SET memory_limit = " + StandardSql.text(memory),
        "SET temp_directory = " + StandardSql.text(spill.toString()),
        "SET TimeZone = 'UTC'");
    try {
      SparkFunctions.install(database);
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
    this.rawRecords = RawFunction.register(database, hadoop);
  }

  @Override
  public long fewRows() {
    return fewRows;
  }

  @Override
  public List<Layout> inspect(RawFormat expected, String bronze, List<BronzeFile> files) {
    InspectFile inspect = new InspectFile(expected, hadoop);
    ForkJoinPool threads = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
    try {
      return threads
          .submit(
              () ->
                  files.parallelStream()
                      .map(file -> inspect.inspect(InspectedFile.absolute(bronze, file)))
                      .collect(toList()))
          .get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public DuckDbSession open(String purpose, OnError onError) {
    try {
      return new DuckDbSession(
          database.duplicate(), "session_" + sessions.incrementAndGet(), rawRecords, onError);
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }
}
