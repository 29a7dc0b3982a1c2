package io.saleslake.infer;

import static java.util.stream.Collectors.joining;

import io.saleslake.infer.Sample.Raw;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CSV, by DuckDB's sniffer: https://duckdb.org/docs/stable/data/csv/auto_detection */
final class ReadCsv {
  /** How a file is written; what the sniffer calls {@code (empty)} is the contract's default. */
  private record Dialect(
      String delimiter, String quote, String escape, boolean header, long skipped) {

    String sql(String encoding) {
      return "delim=%s, quote=%s, escape=%s, header=%s, skip=%d, encoding='%s'"
          .formatted(
              Sql.text(delimiter), Sql.text(quote), Sql.text(escape), header, skipped, encoding);
    }
  }

  private record Sniffed(Dialect dialect, List<String> headers) {}

  private final Sql sql;
  private final List<Path> paths;
  private final List<String> notes = new ArrayList<>();
  private String encoding = "utf-8";

  private ReadCsv(Sql sql, List<Path> paths) {
    this.sql = sql;
    this.paths = paths;
  }

  static Sample read(Sql sql, List<Path> paths) throws SQLException {
    return new ReadCsv(sql, paths).read();
  }

  private Sample read() throws SQLException {
    List<Sniffed> sniffed = new ArrayList<>();
    for (Path path : paths) {
      sniffed.add(sniff(path));
    }
    Dialect dialect = sniffed.get(0).dialect();
    for (int i = 1; i < paths.size(); i++) {
      checkSame(dialect, sniffed.get(i).dialect(), paths.get(i));
    }
    load(dialect);
    List<String> headers =
        Differences.all(
            paths, sniffed.stream().map(Sniffed::headers).toList(), notes, dialect.header());
    return new Sample(
        withoutNameless(headers, dialect).stream().map(Raw::text).toList(),
        options(dialect),
        notes);
  }

  /** Lines that are broken do not tell how the others are written, and letters do. */
  private Sniffed sniff(Path path) throws SQLException {
    try {
      sniffAs(path, false);
    } catch (SQLException e) {
      encoding = isNotUtf8(e) ? "latin-1" : encoding;
    }
    try {
      return sniffAs(path, true);
    } catch (SQLException e) {
      throw SampleFiles.cannotInfer(path, "no CSV can be made of it: " + Sql.reason(e));
    }
  }

  private static boolean isNotUtf8(SQLException e) {
    return String.valueOf(e.getMessage()).contains("not utf-8");
  }

  private Sniffed sniffAs(Path path, boolean lenient) throws SQLException {
    List<Sniffed> rows =
        sql.rows(
            "SELECT Delimiter, Quote, Escape, HasHeader, SkipRows,"
                + " list_transform(Columns, lambda c: c.name)"
                + " FROM sniff_csv(%s, sample_size=-1, encoding='%s', ignore_errors=%s)"
                    .formatted(Sql.text(path.toString()), encoding, lenient),
            row -> {
              List<String> headers = new ArrayList<>();
              for (Object header : (Object[]) row.getArray(6).getArray()) {
                headers.add(String.valueOf(header));
              }
              String quote = orDefault(row.getString(2), "\"");
              return new Sniffed(
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

  private void checkSame(Dialect first, Dialect other, Path path) {
    if (!first.delimiter().equals(other.delimiter()) || first.header() != other.header()) {
      throw SampleFiles.cannotInfer(
          path,
          "it is written otherwise than %s (delimiter %s and %s header against %s and %s)"
              .formatted(
                  paths.get(0).getFileName(),
                  quoted(other.delimiter()),
                  other.header() ? "a" : "no",
                  quoted(first.delimiter()),
                  first.header() ? "a header" : "none"));
    }
  }

  private static String quoted(String delimiter) {
    return delimiter.equals("\t") ? "tab" : "'" + delimiter + "'";
  }

  /** Lines that have not the shape of the file are counted and left out, as the lake does. */
  private void load(Dialect dialect) throws SQLException {
    String scans =
        paths.stream()
            .map(
                path ->
                    "SELECT * FROM read_csv(%s, %s, all_varchar=true, store_rejects=true)"
                        .formatted(Sql.text(path.toString()), dialect.sql(encoding)))
            .collect(joining(" UNION ALL BY NAME "));
    try {
      sql.run("CREATE TABLE %s AS %s".formatted(Sql.SAMPLE, scans));
    } catch (SQLException e) {
      throw SampleFiles.cannotInfer(paths.get(0), Sql.reason(e));
    }
    long broken = sql.number("SELECT count(DISTINCT (scan_id, file_id, line)) FROM reject_errors");
    if (broken > 0) {
      notes.add(
          "%d line%s not the shape of the file and would go to quarantine"
              .formatted(broken, broken == 1 ? " has" : "s have"));
    }
    if (dialect.skipped() > 0) {
      notes.add(
          "the first %d lines come before the header; the lake takes the first line for it"
              .formatted(dialect.skipped()));
    }
  }

  /** A line that ends in a delimiter makes a last column without name and values. */
  private List<String> withoutNameless(List<String> headers, Dialect dialect) throws SQLException {
    List<String> named = new ArrayList<>();
    for (String header : headers) {
      if (dialect.header()
          && header.matches("column\\d+")
          && sql.number("SELECT count(%s) FROM %s".formatted(Sql.name(header), Sql.SAMPLE)) == 0) {
        notes.add("a column without name and values is left out");
      } else {
        named.add(header);
      }
    }
    return named;
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
    if (encoding.equals("latin-1")) {
      options.put("encoding", "ISO-8859-1");
      notes.add("the text is not UTF-8; ISO-8859-1 is a guess, look at the letters with accents");
    }
    return options;
  }

  private boolean hasLineBreaks() throws SQLException {
    String any =
        sql
            .rows(
                "SELECT column_name FROM (DESCRIBE %s)".formatted(Sql.SAMPLE), r -> r.getString(1))
            .stream()
            .map(column -> "contains(%s, chr(10))".formatted(Sql.name(column)))
            .collect(joining(" OR "));
    return sql.number("SELECT count(*) FROM %s WHERE %s".formatted(Sql.SAMPLE, any)) > 0;
  }
}
