package io.saleslake.engine;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.contract.Column;
import io.saleslake.contract.RawFormat;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Named relations, and the steps between them. Closing it releases what it kept; nothing outside of
 * it changes.
 */
public interface EngineSession extends AutoCloseable {
  /** Name of the engine, as {@code ops.batches} and snapshots record it. */
  String engine();

  /** An expression: a 64-bit hash of columns, equal for rows of one session with equal values. */
  String hash(List<String> columns);

  /**
   * Defines a relation with the records of raw files: the columns of {@link
   * io.saleslake.bronze.RawColumns} beside those of the feed, as text.
   *
   * @param columns names of the feed's columns, in the order of the format's headers
   * @param reader how plain files are read; an engine may read more carefully
   */
  void readFiles(
      String relation,
      RawFormat format,
      List<String> columns,
      String bronze,
      List<InspectedFile> files,
      RawReader reader);

  /** Defines a relation with the rows of some data files of a table. */
  void readTable(String relation, Table table, List<FileScanTask> files);

  /** The same, with the location of the row's data file in {@value #LOCATION}. */
  void readLocatedRows(String relation, Table table, List<FileScanTask> files);

  String LOCATION = "_file";

  /** Defines a relation with these rows; a value is a String, Integer, Instant or NULL. */
  void values(String relation, List<Column> columns, List<List<@Nullable Object>> rows);

  /** Defines a relation that is computed when it is read. */
  void define(Step step);

  /**
   * Defines a relation that is computed once.
   *
   * @param rows how many rows it has, or an upper bound
   */
  void keep(Step step, long rows);

  /** Columns of a relation with their types, in order. */
  Map<String, ValueType> columns(String relation);

  /** The few rows that a query yields. */
  List<ResultRow> rows(String sql);

  /**
   * Writes the rows of a query as new data files of a table, which belong to no snapshot yet.
   *
   * @param sql yields all columns of the table by name
   * @param rows how many rows it yields, or an upper bound
   */
  List<DataFile> write(Table table, String sql, long rows);

  @Override
  void close();
}
