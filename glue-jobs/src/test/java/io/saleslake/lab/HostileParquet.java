package io.saleslake.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parquet files with other types, codecs and columns than the other files, written by DuckDB. */
final class HostileParquet implements AutoCloseable {
  private static final int ROWS = 12;

  private final Draw draw;
  private final Path target;
  private final Connection duckDb;
  private final List<LabFile> files = new ArrayList<>();

  private HostileParquet(Draw draw, Path folder) throws SQLException {
    this.draw = draw;
    this.target = folder.resolve("written.parquet");
    this.duckDb = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET TimeZone = 'UTC'");
  }

  static List<LabFile> files(Draw draw, Path folder) throws SQLException {
    try (HostileParquet parquet = new HostileParquet(draw, folder)) {
      parquet.codecs();
      parquet.types();
      parquet.columns();
      parquet.broken();
      return parquet.files;
    }
  }

  private void codecs() {
    for (String codec : List.of("uncompressed", "snappy", "gzip", "zstd", "lz4_raw", "brotli")) {
      add("codec-" + codec, Map.of(), "CODEC '" + codec + "'");
    }
    add("version-2", Map.of(), "PARQUET_VERSION 'V2'");
    add("small-groups", Map.of(), "ROW_GROUP_SIZE 2048");
  }

  private void types() {
    type(LabColumn.N, "tinyint", "(n % 100)::TINYINT");
    type(LabColumn.N, "smallint", "(n % 10000)::SMALLINT");
    type(LabColumn.N, "int", "(n % 1000000)::INTEGER");
    type(LabColumn.N, "utinyint", "abs(n % 100)::UTINYINT");
    type(LabColumn.N, "uint", "(abs(n % 1000000) + 3000000000)::UINTEGER");
    type(LabColumn.N, "ubigint", "(abs(n % 1000000)::UBIGINT + 9223372036854775807::UBIGINT)");
    type(LabColumn.N, "text", "n::VARCHAR");
    type(LabColumn.N, "double", "(n % 1000)::DOUBLE");
    type(LabColumn.N, "decimal", "(n % 1000)::DECIMAL(18,2)");
    type(LabColumn.N, "boolean", "n % 2 = 0");
    type(LabColumn.I, "bigint", "i::BIGINT");
    type(LabColumn.I, "large", "i::BIGINT * 4");
    type(LabColumn.I, "text", "i::VARCHAR || ' '");
    type(LabColumn.I, "float", "(i % 100)::FLOAT");
    type(LabColumn.DBL, "float", "dbl::FLOAT");
    type(LabColumn.DBL, "tenths", "(i % 1000 / 10.0)::FLOAT");
    type(LabColumn.DBL, "decimal", "dbl::DECIMAL(20,3)");
    type(LabColumn.DBL, "text", "dbl::VARCHAR");
    type(
        LabColumn.DBL,
        "not-a-number",
        "CASE WHEN i % 2 = 0 THEN 'NaN'::DOUBLE ELSE 'inf'::DOUBLE END");
    type(
        LabColumn.DBL,
        "extreme",
        "CASE WHEN i % 2 = 0 THEN 1.7976931348623157e308 ELSE 4.9e-324 END");
    type(LabColumn.D, "timestamp", "d::TIMESTAMP");
    type(LabColumn.D, "timestamp-at-noon", "d::TIMESTAMP + INTERVAL 12 HOUR");
    type(LabColumn.D, "timestamp-with-zone", "d::TIMESTAMP::TIMESTAMPTZ");
    type(LabColumn.D, "text", "d::VARCHAR");
    type(LabColumn.D, "int", "20260101");
    type(LabColumn.D, "early", "d - INTERVAL 200 YEAR");
    type(LabColumn.D, "far", "DATE '99999-01-01'");
    type(LabColumn.TS, "with-zone", "ts::TIMESTAMPTZ");
    type(LabColumn.TS, "seconds", "ts::TIMESTAMP_S");
    type(LabColumn.TS, "millis", "(ts + INTERVAL 123 MILLISECOND)::TIMESTAMP_MS");
    type(LabColumn.TS, "micros", "ts + INTERVAL 123456 MICROSECOND");
    type(LabColumn.TS, "nanos", "ts::TIMESTAMP_NS");
    type(LabColumn.TS, "odd-nanos", "(ts::VARCHAR || '.123456789')::TIMESTAMP_NS");
    type(LabColumn.TS, "text", "ts::VARCHAR");
    type(LabColumn.TS, "date", "ts::DATE");
    type(LabColumn.TS, "epoch", "epoch(ts)::BIGINT");
    type(LabColumn.TS, "early", "ts - INTERVAL 300 YEAR");
    type(LabColumn.B, "int", "(i % 2)::INTEGER");
    type(LabColumn.B, "text", "CASE WHEN b THEN 'yes' ELSE 'F' END");
    type(LabColumn.M, "scale-2", "round(m % 1000, 2)::DECIMAL(10,2)");
    type(LabColumn.M, "scale-10", "m::DECIMAL(38,10)");
    type(LabColumn.M, "too-fine", "m::DECIMAL(38,10) + 0.0000000001");
    type(LabColumn.M, "too-large", "m::DECIMAL(38,2) + 100000000000000");
    type(LabColumn.M, "double", "(i % 1000 / 10.0)::DOUBLE");
    type(LabColumn.M, "large-double", "1e15 + m::DOUBLE");
    type(LabColumn.M, "int", "(i % 1000)::INTEGER");
    type(LabColumn.M, "text", "m::VARCHAR");
    type(LabColumn.S, "int", "i::INTEGER");
    type(LabColumn.S, "decimal", "m");
    type(LabColumn.S, "double", "dbl / 3");
    type(LabColumn.S, "small-double", "1e-7::DOUBLE");
    type(LabColumn.S, "date", "d");
    type(LabColumn.S, "boolean", "b");
    type(LabColumn.S, "blob", "s::BLOB");
    type(LabColumn.S, "enum", "(CASE WHEN b THEN 'x' ELSE 'y' END)::ENUM('x', 'y')");
    type(LabColumn.S, "empty", "''");
    type(LabColumn.S, "nul", "'a' || chr(0) || 'b'");
    type(LabColumn.ID, "null", "CASE WHEN b THEN id END");
    type(LabColumn.ID, "bytes", "id::BLOB");
  }

  private void type(LabColumn column, String name, String sql) {
    add("%s-%s".formatted(column.columnName(), name), Map.of(column, sql), "");
  }

  private void columns() {
    for (LabColumn column : LabColumn.values()) {
      write("lacks-" + column.columnName(), select(Map.of()).replace(selected(column), ""), "");
    }
    write("only-id", "SELECT id FROM rows", "");
    write("other-columns", "SELECT 1 AS x, 2 AS y FROM rows", "");
    write("no-rows", "SELECT * FROM rows WHERE false", "");
    write(
        "more-columns",
        "SELECT *, 1 AS \"_corrupt_record\", {'x': 1} AS _metadata, 2 AS \"a.b\", 'z' AS \" \" FROM rows",
        "");
    write(
        "more-types",
        "SELECT *, uuid() AS u, TIME '12:30:00' AS t, INTERVAL 3 DAY AS v, {'a': i, 'b': [s, NULL]} AS x, [i, NULL] AS l, MAP {'k': i} AS k, n::HUGEINT AS h FROM rows",
        "");
    write("upper-case", "SELECT id AS ID, s, n AS N, i, dbl, d, ts, b, m FROM rows", "");
    write("reordered", "SELECT m, b, ts, d, dbl, i, n, s, id FROM rows", "");
  }

  private static String selected(LabColumn column) {
    return ", %1$s AS %1$s".formatted(column.columnName());
  }

  private void broken() {
    byte[] good = files.get(0).content();
    Map<String, byte[]> broken = new LinkedHashMap<>();
    broken.put("empty", new byte[0]);
    broken.put("magic-only", new byte[] {'P', 'A', 'R', '1'});
    broken.put("two-magics", "PAR1PAR1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    broken.put("encrypted-magic", "PARE0000PARE".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    broken.put("cut-front", java.util.Arrays.copyOfRange(good, 10, good.length));
    broken.put("cut-back", java.util.Arrays.copyOf(good, good.length - 10));
    broken.put("half", java.util.Arrays.copyOf(good, good.length / 2));
    broken.put("text", "id,s\n1,x\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    byte[] page = good.clone();
    java.util.Arrays.fill(page, 4, 60, (byte) 0xff);
    broken.put("broken-page", page);
    byte[] zeros = good.clone();
    java.util.Arrays.fill(zeros, 4, good.length / 3, (byte) 0);
    broken.put("zeros", zeros);
    broken.forEach((name, content) -> file("parquet types", name, content));
  }

  private void add(String name, Map<LabColumn, String> changed, String options) {
    write(name, select(changed), options);
  }

  private static String select(Map<LabColumn, String> changed) {
    StringBuilder sql = new StringBuilder("SELECT 1 AS \"_first\"");
    for (LabColumn column : LabColumn.values()) {
      sql.append(
          ", %s AS %s"
              .formatted(changed.getOrDefault(column, column.columnName()), column.columnName()));
    }
    return sql + " FROM rows";
  }

  private void write(String name, String sql, String options) {
    execute(
        "CREATE OR REPLACE TABLE rows (id VARCHAR, s VARCHAR, n BIGINT, i INTEGER, dbl DOUBLE, d DATE, ts TIMESTAMP, b BOOLEAN, m DECIMAL(18,4))");
    for (int row = 0; row < ROWS; row++) {
      execute("INSERT INTO rows VALUES ('%s')".formatted(String.join("', '", draw.row().values())));
    }
    execute(
        "COPY (%s) TO '%s' (FORMAT parquet%s)"
            .formatted(sql, target, options.isEmpty() ? "" : ", " + options));
    try {
      file("parquet types", name, Files.readAllBytes(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void file(String group, String name, byte[] content) {
    files.add(new LabFile(LabFeed.FPARQUET, group, name, name + ".parquet", content));
  }

  private void execute(String sql) {
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot write with DuckDB: " + sql, e);
    }
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}
