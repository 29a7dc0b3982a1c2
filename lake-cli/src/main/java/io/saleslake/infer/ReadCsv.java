package io.saleslake.infer;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.StandardSql;
import io.saleslake.infer.Sample.Raw;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads CSV samples with DuckDB's sniffer: https://duckdb.org/docs/stable/data/csv/auto_detection
 */
final class ReadCsv {
  /**
   * Detects a file's format; the sniffer's {@code (empty)} corresponds to the contract's default.
   */
  private record Dialect(
      String delimiter, String quote, String escape, boolean header, long skipped) {

    /** SQL to scan all columns as text, named by position. */
    String scan(Path text, int columns, String more) {
      return "read_csv(%s, auto_detect=false, delim=%s, quote=%s, escape=%s, columns={%s}, %s)"
          .formatted(
              StandardSql.text(text.toString()),
              StandardSql.text(delimiter),
              StandardSql.text(quote),
              StandardSql.text(escape),
              IntStream.range(0, columns)
                  .mapToObj(i -> StandardSql.text(Sql.column(i)) + ": 'VARCHAR'")
                  .collect(joining(", ")),
              more);
    }
  }

  private record Sniffed(Path text, Dialect dialect, List<String> headers) {}

  private final Sql sql;
  private final TextFiles files;
  private final List<String> notes;

  private ReadCsv(Sql sql, TextFiles files) {
    this.sql = sql;
    this.files = files;
    this.notes = new ArrayList<>(files.notes());
  }

  static Sample read(Sql sql, TextFiles files) throws SQLException {
    return new ReadCsv(sql, files).read();
  }

  private Sample read() throws SQLException {
    List<Path> paths = files.originals();
    List<Sniffed> sniffed = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      sniffed.add(sniff(paths.get(i), files.texts().get(i)));
    }
    Dialect dialect = sniffed.get(0).dialect();
    for (int i = 1; i < paths.size(); i++) {
      checkSame(dialect, sniffed.get(i).dialect(), paths.get(i));
    }
    List<Raw> columns =
        Sample.texts(
            Differences.all(
                paths, sniffed.stream().map(Sniffed::headers).toList(), notes, dialect.header()));
    load(sniffed, columns);
    return new Sample(withoutNameless(columns), options(dialect), notes);
  }

  /** Malformed lines are ignored when the format is detected. */
  private Sniffed sniff(Path path, Path text) throws SQLException {
    try {
      Sniffed sniffed = sniffAs(text, "");
      if (sniffed.dialect().header() && sniffed.headers().stream().anyMatch(ReadCsv::isDate)) {
        notes.add("the first line of %s holds a date: no header".formatted(path.getFileName()));
        sniffed = sniffAs(text, ", header=false");
      }
      return sniffed.dialect().header()
          ? new Sniffed(text, sniffed.dialect(), headers(sniffed))
          : sniffed;
    } catch (SQLException e) {
      throw SampleFiles.cannotInfer(path, "no CSV can be made of it: " + files.reason(e));
    }
  }

  /** If all columns are text, the sniffer treats the first line as the header. */
  private static boolean isDate(String header) {
    return header.matches("\\d{1,4}([./-])\\d{1,2}\\1\\d{1,4}.*");
  }

  private Sniffed sniffAs(Path text, String more) throws SQLException {
    List<Sniffed> rows =
        sql.rows(
            "SELECT Delimiter, Quote, Escape, HasHeader, SkipRows,"
                + " list_transform(Columns, lambda c: c.name)"
                + " FROM sniff_csv(%s, sample_size=-1, ignore_errors=true%s)"
                    .formatted(StandardSql.text(text.toString()), more),
            row -> {
              List<String> headers = new ArrayList<>();
              for (Object header : (Object[]) row.getArray(6).getArray()) {
                headers.add(String.valueOf(header));
              }
              String quote = orDefault(row.getString(2), "\"");
              return new Sniffed(
                  text,
                  new Dialect(
                      row.getString(1),
                      quote,
                      orDefault(row.getString(3), quote),
                      row.getBoolean(4),
                      row.getLong(5)),
                  headers);
            });
    return rows.get(0);
  }

  private static String orDefault(String sniffed, String otherwise) {
    return sniffed.isEmpty() || sniffed.equals("(empty)") || sniffed.equals("\0")
        ? otherwise
        : sniffed;
  }

  /** The column names in the header, with the lake's naming instead of the sniffer's. */
  private List<String> headers(Sniffed sniffed) throws SQLException {
    int columns = sniffed.headers().size();
    String scan =
        sniffed
            .dialect()
            .scan(
                sniffed.text(),
                columns,
                "ignore_errors=true, header=false, skip=" + sniffed.dialect().skipped());
    return sql.rows(
            "SELECT * FROM %s LIMIT 1".formatted(scan),
            row -> {
              List<String> headers = new ArrayList<>();
              for (int position = 1; position <= columns; position++) {
                String cell = row.getString(position);
                String name = cell == null ? "" : cell.strip();
                headers.add(
                    name.isEmpty() || headers.contains(name) ? name + "#" + position : name);
              }
              return headers;
            })
        .get(0);
  }

  private void checkSame(Dialect first, Dialect other, Path path) {
    if (!first.delimiter().equals(other.delimiter()) || first.header() != other.header()) {
      throw SampleFiles.cannotInfer(
          path,
          "its format differs from %s (delimiter %s and %s header against %s and %s)"
              .formatted(
                  files.originals().get(0).getFileName(),
                  quoted(other.delimiter()),
                  other.header() ? "a" : "no",
                  quoted(first.delimiter()),
                  first.header() ? "a header" : "none"));
    }
  }

  private static String quoted(String delimiter) {
    return delimiter.equals("\t") ? "tab" : "'" + delimiter + "'";
  }

  /** Malformed lines are counted and skipped, as in a promotion. */
  private void load(List<Sniffed> sniffed, List<Raw> columns) throws SQLException {
    String scans =
        sniffed.stream().map(file -> select(file, columns)).collect(joining(" UNION ALL "));
    try {
      sql.run("CREATE TABLE %s AS %s".formatted(Sql.SAMPLE, scans));
    } catch (SQLException e) {
      throw SampleFiles.cannotInfer(files.originals().get(0), files.reason(e));
    }
    long broken = sql.number("SELECT count(DISTINCT (scan_id, file_id, line)) FROM reject_errors");
    if (broken > 0) {
      notes.add(
          "%d line%s not match the file's format and would be quarantined"
              .formatted(broken, broken == 1 ? " does" : "s do"));
    }
    long skipped = sniffed.get(0).dialect().skipped();
    if (skipped > 0) {
      notes.add(
          "the first %d lines come before the header; the lake takes the first line for it"
              .formatted(skipped));
    }
  }

  private static String select(Sniffed file, List<Raw> columns) {
    Dialect dialect = file.dialect();
    String values =
        columns.stream()
            .map(
                raw -> {
                  int position = file.headers().indexOf(raw.header());
                  return "%s AS %s"
                      .formatted(position < 0 ? "NULL" : Sql.column(position), raw.column());
                })
            .collect(joining(", "));
    return "SELECT %s FROM %s"
        .formatted(
            values,
            dialect.scan(
                file.text(),
                file.headers().size(),
                "store_rejects=true, header=%s, skip=%d"
                    .formatted(dialect.header(), dialect.skipped())));
  }

  /** A trailing delimiter produces a last column without name and values. */
  private List<Raw> withoutNameless(List<Raw> columns) throws SQLException {
    List<Raw> kept = new ArrayList<>();
    for (Raw raw : columns) {
      if (raw.header().matches("#\\d+")
          && sql.number("SELECT count(%s) FROM %s".formatted(raw.column(), Sql.SAMPLE)) == 0) {
        notes.add("a column without name and values is left out");
      } else {
        kept.add(raw);
      }
    }
    return kept;
  }

  private Map<String, Object> options(Dialect dialect) throws SQLException {
    Map<String, Object> options = new LinkedHashMap<>();
    if (!dialect.delimiter().equals(",")) {
      options.put("delimiter", dialect.delimiter());
    }
    if (!dialect.quote().equals("\"")) {
      options.put("quote", dialect.quote());
    }
    if (!dialect.escape().equals(dialect.quote())) {
      options.put("escape", dialect.escape());
    }
    if (!dialect.header()) {
      options.put("header", false);
    }
    if (hasLineBreaks()) {
      options.put("multiLine", true);
    }
    options.putAll(files.options());
    return options;
  }

  private boolean hasLineBreaks() throws SQLException {
    String any =
        sql
            .rows(
                "SELECT column_name FROM (DESCRIBE %s)".formatted(Sql.SAMPLE), r -> r.getString(1))
            .stream()
            .map("contains(%s, chr(10))"::formatted)
            .collect(joining(" OR "));
    return sql.number("SELECT count(*) FROM %s WHERE %s".formatted(Sql.SAMPLE, any)) > 0;
  }
}
