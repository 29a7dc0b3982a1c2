package io.saleslake.infer;

import io.saleslake.contract.StandardSql;
import io.saleslake.infer.Sample.Raw;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON lines samples: a record per line, a column per key, nested values as text. */
final class ReadJson {
  private ReadJson() {}

  static Sample read(Sql sql, TextFiles files) throws SQLException {
    sql.run("CREATE TABLE json_lines (file INT, record JSON)");
    List<List<String>> keys = new ArrayList<>();
    for (int i = 0; i < files.texts().size(); i++) {
      keys.add(load(sql, i, files));
    }
    List<String> notes = new ArrayList<>(files.notes());
    List<Raw> columns = Sample.texts(Differences.all(files.originals(), keys, notes, true));
    List<String> values = new ArrayList<>();
    for (Raw raw : columns) {
      String pointer = "/" + raw.header().replace("~", "~0").replace("/", "~1");
      values.add("record->>%s AS %s".formatted(StandardSql.text(pointer), raw.column()));
    }
    sql.run(
        "CREATE TABLE %s AS SELECT %s FROM json_lines"
            .formatted(Sql.SAMPLE, String.join(", ", values)));
    return new Sample(columns, files.options(), notes);
  }

  /** The keys of a file's records in order of appearance. */
  private static List<String> load(Sql sql, int file, TextFiles files) throws SQLException {
    Path path = files.originals().get(file);
    List<String> keys;
    try {
      sql.run(
          ("INSERT INTO json_lines SELECT %d, json FROM read_json_objects(%s,"
                  + " format='newline_delimited')")
              .formatted(file, StandardSql.text(files.texts().get(file).toString())));
      keys =
          sql.rows(
              ("SELECT key FROM (SELECT unnest(json_keys(record)) AS key, rowid AS r,"
                      + " generate_subscripts(json_keys(record), 1) AS position"
                      + " FROM json_lines WHERE file = %d AND json_type(record) = 'OBJECT')"
                      + " GROUP BY key ORDER BY min((r, position))")
                  .formatted(file),
              row -> row.getString(1));
    } catch (SQLException e) {
      throw SampleFiles.cannotInfer(path, "it is not JSON lines: " + files.reason(e));
    }
    if (keys.isEmpty()) {
      throw SampleFiles.cannotInfer(
          path, "it has no records; the lake reads JSON lines, an object per line");
    }
    return keys;
  }
}
