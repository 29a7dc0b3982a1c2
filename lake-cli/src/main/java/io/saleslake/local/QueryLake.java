package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import io.saleslake.catalog.Lake;
import io.saleslake.cli.ResultWriter;
import io.saleslake.contract.StandardSql;
import io.saleslake.duckdb.Paths;
import java.io.FileNotFoundException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs a query over the current state of the lake in DuckDB, without Spark. Tables are views over
 * the data files of their current snapshots, planned once before the query starts.
 */
final class QueryLake {
  private static final Pattern UNKNOWN_TABLE =
      Pattern.compile("Catalog Error: Table with name \"?([^ \"]+)\"? does not exist");

  private static final Pattern MISSING_FILE =
      Pattern.compile("No files found that match the pattern \"(.*/data/.*\\.parquet)\"");

  private QueryLake() {}

  /** Runs {@code sql}, a SELECT over {@code layer.table}, and writes its rows to {@code result}. */
  static void query(Lake lake, String sql, ResultWriter result) {
    LakeTables tables = LakeTables.of(lake);
    try (Connection duckdb = connect()) {
      MakeViews.make(
          duckdb,
          LakeTables.root(lake),
          tables.load(MentionedTables.of(duckdb, sql, tables.names())));
      restrict(duckdb, lake);
      run(duckdb, sql, result);
    } catch (SQLException e) {
      throw cannotQuery(e, tables);
    }
  }

  private static Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    Connection duckdb = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = duckdb.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          "SET temp_directory = "
              + StandardSql.text(
                  System.getProperty("java.io.tmpdir") + "/lake-" + ProcessHandle.current().pid()));
    }
    return duckdb;
  }

  /**
   * Restricts the query to the lake's files and locks the configuration. DuckDB checks both the
   * given path, with escaped brackets, and the resolved path against the allowed folders.
   */
  private static void restrict(Connection duckdb, Lake lake) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      String root = LakeTables.root(lake) + "/";
      statement.execute(
          "SET allowed_directories = [%s, %s]"
              .formatted(StandardSql.text(root), StandardSql.text(Paths.pattern(root))));
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
    }
  }

  private static void run(Connection duckdb, String sql, ResultWriter result) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnLabel(i));
      }
      result.columns(names);
      while (rows.next()) {
        List<@Nullable Object> values = new ArrayList<>(names.size());
        for (int i = 1; i <= names.size(); i++) {
          values.add(PlainValue.of(rows.getObject(i)));
        }
        result.row(values);
      }
      result.end();
    }
  }

  /** The first lines of DuckDB's message state the problem; the others repeat the query. */
  private static LakeException cannotQuery(SQLException e, LakeTables tables) {
    String reason = String.valueOf(e.getMessage()).strip().replaceFirst("(?s)\\nLINE .*", "");
    Matcher missing = MISSING_FILE.matcher(reason);
    if (missing.find()) {
      return LakeException.external(
          "Cannot query: "
              + Reason.of(new FileNotFoundException(missing.group(1).replaceAll("\\[(.)]", "$1"))),
          e);
    }
    Matcher unknown = UNKNOWN_TABLE.matcher(reason);
    if (unknown.lookingAt()) {
      return tables.unknown(unknown.group(1));
    }
    return new LakeException(
        LakeException.Category.USER, "Cannot query: " + reason.strip().replaceAll("\\s+", " "), e);
  }
}
