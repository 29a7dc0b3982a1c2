package io.saleslake.duckdb;

import static java.util.Objects.requireNonNull;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.RawColumns;
import io.saleslake.bronze.RawRows;
import io.saleslake.contract.Column;
import io.saleslake.contract.RawFormat;
import java.sql.Date;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** A table function that yields the records of raw files, read by the core. */
final class RawFunction
    implements DuckDBTableFunction<RawFunction.Source, RawFunction.Reading, Object> {
  static final String NAME = "raw_records";

  /** Files to read. */
  record Source(RawFormat format, List<String> columns, String bronze, List<InspectedFile> files) {}

  private final Configuration hadoop;
  private final Map<String, Source> sources = new ConcurrentHashMap<>();

  private RawFunction(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  static RawFunction register(DuckDBConnection connection, Configuration hadoop) {
    RawFunction function = new RawFunction(hadoop);
    try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
      builder
          .withName(NAME)
          .withParameter(String.class)
          .withFunction(function)
          .register(connection);
      return function;
    } catch (SQLException e) {
      throw Statements.failure(e);
    }
  }

  /** Reads these files when it is called with the id. */
  void add(String id, Source source) {
    sources.put(id, source);
  }

  void remove(String id) {
    sources.remove(id);
  }

  @Override
  public Source bind(DuckDBTableFunctionBindInfo info) throws SQLException {
    Source source = requireNonNull(sources.get(info.getParameter(0).getString()));
    source.columns().forEach(name -> info.addResultColumn(name, String.class));
    for (Column column : RawColumns.ALL) {
      info.addResultColumn(
          column.name(),
          switch (column.type().kind()) {
            case INT -> Integer.class;
            case BIGINT -> Long.class;
            case DATE -> java.time.LocalDate.class;
            default -> String.class;
          });
    }
    info.setCardinality(
        source.files().stream().mapToLong(file -> file.layout().records()).sum(), true);
    return source;
  }

  @Override
  public Reading init(DuckDBTableFunctionInitInfo info) {
    Source source = info.getBindData();
    info.setMaxThreads(
        Math.max(1, Math.min(source.files().size(), Runtime.getRuntime().availableProcessors())));
    return new Reading(source, hadoop);
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter output) {
    Source source = call.getBindData();
    Reading reading = call.getInitData();
    int capacity = (int) output.capacity();
    int texts = source.columns().size();
    List<@Nullable Object[]> rows = reading.next(capacity);
    for (int column = 0; column < texts + RawColumns.ALL.size(); column++) {
      write(output.vector(column), column, rows);
    }
    return rows.size();
  }

  private static void write(
      DuckDBWritableVector vector, int column, List<@Nullable Object[]> rows) {
    for (int row = 0; row < rows.size(); row++) {
      Object value = rows.get(row)[column];
      if (value == null) {
        vector.setNull(row);
      } else if (value instanceof String text) {
        vector.setString(row, text);
      } else if (value instanceof Integer number) {
        vector.setInt(row, number);
      } else if (value instanceof Long number) {
        vector.setLong(row, number);
      } else {
        vector.setDate(row, (Date) value);
      }
    }
  }

  /** One scan of the files. Each thread reads on where some thread has stopped. */
  static final class Reading {
    private final Source source;
    private final Configuration hadoop;
    private final Queue<InspectedFile> files;
    private final Queue<RawRows> begun = new ConcurrentLinkedQueue<>();

    Reading(Source source, Configuration hadoop) {
      this.source = source;
      this.hadoop = hadoop;
      this.files = new ConcurrentLinkedQueue<>(source.files());
    }

    /** The next rows, at most {@code limit}; none after the last one. */
    List<@Nullable Object[]> next(int limit) {
      List<@Nullable Object[]> rows = new ArrayList<>(limit);
      RawRows file = begun.poll();
      while (rows.size() < limit) {
        if (file == null) {
          InspectedFile next = files.poll();
          if (next == null) {
            return rows;
          }
          file = open(next);
        }
        while (rows.size() < limit && file.hasNext()) {
          rows.add(file.next());
        }
        file = file.hasNext() ? file : null;
      }
      if (file != null) {
        begun.add(file);
      }
      return rows;
    }

    private RawRows open(InspectedFile file) {
      return new RawRows(source.format(), source.bronze(), List.of(file).iterator(), hadoop);
    }
  }
}
