package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.infer.InferFeed.Feed;
import java.util.ArrayList;
import java.util.List;

/** A drafted silver table: the columns of the file and the smallest key found in the sample. */
record TableDraft(String name, List<Column> columns) {
  /**
   * One column.
   *
   * @param keyPosition position in the key, counted from 1, or 0
   * @param required whether it has a value in every row
   * @param sql the mapping expression
   */
  record Column(String name, ColumnType type, int keyPosition, boolean required, String sql) {}

  /** If no set of columns is unique, a row is identified by its position in its file. */
  static TableDraft of(Feed feed, String name) {
    List<Column> columns = new ArrayList<>();
    List<String> key = feed.keys().isEmpty() ? List.of() : feed.keys().get(0);
    if (key.isEmpty()) {
      columns.add(new Column("file_name", ColumnType.STRING, 1, true, "_file_name"));
      columns.add(new Column("line_number", ColumnType.of(Kind.BIGINT), 2, true, "_line"));
    }
    for (Profile column : feed.profiled().columns()) {
      columns.add(
          new Column(
              column.name(),
              column.type(),
              key.indexOf(column.name()) + 1,
              column.missing() == 0,
              Names.sql(column.name())));
    }
    return new TableDraft(name, columns);
  }

  List<String> key() {
    return columns.stream().filter(column -> column.keyPosition() > 0).map(Column::name).toList();
  }
}
