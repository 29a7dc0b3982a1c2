package io.saleslake.engine;

import static java.util.stream.Collectors.joining;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.contract.Column;
import io.saleslake.contract.RawFormat;
import io.saleslake.contract.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * A session that remembers its steps, over relations without rows: what a promotion would run, with
 * no lake at hand.
 */
public final class RecordedSession implements EngineSession {
  private final EngineSession session;
  private final List<Step> steps = new ArrayList<>();

  public RecordedSession(EngineSession session) {
    this.session = session;
  }

  /** The steps so far. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Defines a relation that the steps read. */
  public void input(String relation, String purpose, List<Column> columns) {
    String nulls =
        columns.stream()
            .map(
                column ->
                    "  CAST(NULL AS %s) AS %s"
                        .formatted(column.type().sql(), Sql.column(column.name())))
            .collect(joining(",\n"));
    input(new Step(relation, purpose, "SELECT\n" + nulls + "\nWHERE false"), columns);
  }

  /** The same, with the query that yields its rows in a lake. */
  public void input(Step step, List<Column> columns) {
    session.values(step.relation(), columns, List.of());
    steps.add(step);
  }

  @Override
  public String engine() {
    return session.engine();
  }

  @Override
  public String hash(List<String> columns) {
    return session.hash(columns);
  }

  @Override
  public void readFiles(
      String relation,
      RawFormat format,
      List<String> columns,
      String bronze,
      List<InspectedFile> files,
      RawReader reader) {
    throw new UnsupportedOperationException("inputs have no files");
  }

  @Override
  public void readTable(String relation, Table table, List<FileScanTask> files) {
    throw new UnsupportedOperationException("inputs have no files");
  }

  @Override
  public void readLocatedRows(String relation, Table table, List<FileScanTask> files) {
    throw new UnsupportedOperationException("inputs have no files");
  }

  @Override
  public void values(String relation, List<Column> columns, List<List<@Nullable Object>> rows) {
    input(relation, "Rows that the run provides.", columns);
  }

  @Override
  public void define(Step step) {
    session.define(step);
    steps.add(step);
  }

  @Override
  public void keep(Step step, long rows) {
    define(step);
  }

  @Override
  public Map<String, ValueType> columns(String relation) {
    return session.columns(relation);
  }

  @Override
  public List<ResultRow> rows(String sql) {
    return session.rows(sql);
  }

  @Override
  public List<DataFile> write(Table table, String sql, long rows) {
    throw new UnsupportedOperationException("nothing is written");
  }

  @Override
  public void close() {
    session.close();
  }
}
