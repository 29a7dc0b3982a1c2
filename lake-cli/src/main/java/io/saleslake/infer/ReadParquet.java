package io.saleslake.infer;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.StandardSql;
import io.saleslake.infer.Sample.Raw;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Parquet samples; names and types come from the files' metadata. */
final class ReadParquet {
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

  private ReadParquet() {}

  static Sample read(Sql sql, List<Path> paths) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    List<List<String>> headers = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Path path : paths) {
      headers.add(describe(sql, path, types, notes));
    }
    List<Raw> columns =
        Sample.texts(Differences.all(paths, headers, notes, true)).stream()
            .map(
                raw ->
                    new Raw(
                        raw.column(), raw.header(), declared(types.getOrDefault(raw.header(), ""))))
            .toList();
    List<String> scans = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      scans.add(scan(paths.get(i), headers.get(i), columns));
    }
    sql.run("CREATE TABLE %s AS %s".formatted(Sql.SAMPLE, String.join(" UNION ALL ", scans)));
    return new Sample(columns, Map.of(), notes);
  }

  /** Reads each file with its own types, which may differ. */
  private static String scan(Path path, List<String> headers, List<Raw> columns) {
    List<String> texts =
        columns.stream()
            .map(
                raw ->
                    "CAST(%s AS VARCHAR) AS %s"
                        .formatted(
                            headers.contains(raw.header())
                                ? StandardSql.name(raw.header())
                                : "NULL",
                            raw.column()))
            .toList();
    return "SELECT %s FROM read_parquet(%s, hive_partitioning=false)"
        .formatted(String.join(", ", texts), StandardSql.text(path.toString()));
  }

  private static List<String> describe(
      Sql sql, Path path, Map<String, String> types, List<String> notes) throws SQLException {
    List<String> headers = new ArrayList<>();
    try {
      sql.rows(
          "SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet(%s, hive_partitioning=false))"
              .formatted(StandardSql.text(path.toString())),
          row -> {
            String header = row.getString(1);
            String type = row.getString(2);
            headers.add(header);
            String before = types.putIfAbsent(header, type);
            if (before != null && !before.equals(type)) {
              notes.add(
                  "column '%s' is %s in %s and %s before"
                      .formatted(header, type, path.getFileName(), before));
            }
            return header;
          });
    } catch (SQLException e) {
      throw SampleFiles.cannotInfer(path, Sql.reason(e));
    }
    return headers;
  }

  private static Optional<ColumnType> declared(String type) {
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      return Optional.of(
          new ColumnType(
              Kind.DECIMAL,
              Integer.parseInt(decimal.group(1)),
              Integer.parseInt(decimal.group(2))));
    }
    return switch (type) {
      case "TINYINT", "UTINYINT", "SMALLINT", "USMALLINT", "INTEGER" ->
          Optional.of(ColumnType.of(Kind.INT));
      case "UINTEGER", "BIGINT" -> Optional.of(ColumnType.of(Kind.BIGINT));
      case "FLOAT", "DOUBLE" -> Optional.of(ColumnType.of(Kind.DOUBLE));
      case "BOOLEAN" -> Optional.of(ColumnType.of(Kind.BOOLEAN));
      case "DATE" -> Optional.of(ColumnType.of(Kind.DATE));
      default ->
          type.startsWith("TIMESTAMP")
              ? Optional.of(ColumnType.of(Kind.TIMESTAMP))
              : type.equals("VARCHAR") ? Optional.empty() : Optional.of(ColumnType.STRING);
    };
  }
}
