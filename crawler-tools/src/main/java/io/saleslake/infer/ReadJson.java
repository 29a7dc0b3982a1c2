package io.saleslake.infer;

import io.saleslake.infer.Sample.Raw;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON lines: a record per line, each key a column, nested values as their text. */
final class ReadJson {
  private ReadJson() {}

  static Sample read(Sql sql, List<Path> paths) throws SQLException {
    sql.run("CREATE TABLE %s (filename VARCHAR, record JSON)".formatted("json_lines"));
    List<List<String>> keys = new ArrayList<>();
    for (Path path : paths) {
      keys.add(load(sql, path));
    }
    List<String> notes = new ArrayList<>();
    List<String> headers = Differences.all(paths, keys, notes, true);
    List<String> columns = new ArrayList<>();
    for (String header : headers) {
      String pointer = "/" + header.replace("~", "~0").replace("/", "~1");
      columns.add("record->>%s AS %s".formatted(Sql.text(pointer), Sql.name(header)));
    }
    sql.run(
        "CREATE TABLE %s AS SELECT %s FROM json_lines"
            .formatted(Sql.SAMPLE, String.join(", ", columns)));
    return new Sample(headers.stream().map(Raw::text).toList(), Map.of(), notes);
  }

  /** The keys of a file's records, as they come. */
  private static List<String> load(Sql sql, Path path) throws SQLException {
    String file = Sql.text(path.toString());
    List<String> keys;
    try {
      sql.run(
          ("INSERT INTO json_lines SELECT %1$s, json FROM read_json_objects(%1$s,"
                  + " format='newline_delimited')")
              .formatted(file));
      keys =
          sql.rows(
              ("SELECT key FROM (SELECT unnest(json_keys(record)) AS key, rowid AS r,"
                      + " generate_subscripts(json_keys(record), 1) AS position"
                      + " FROM json_lines WHERE filename = %s AND json_type(record) = 'OBJECT')"
                      + " GROUP BY key ORDER BY min((r, position))")
                  .formatted(file),
              row -> row.getString(1));
    } catch (SQLException e) {
      throw SampleFiles.cannotInfer(path, "it is not JSON lines: " + Sql.reason(e));
    }
    if (keys.isEmpty()) {
      throw SampleFiles.cannotInfer(
          path, "it has no records; the lake reads JSON lines, an object per line");
    }
    return keys;
  }
}
