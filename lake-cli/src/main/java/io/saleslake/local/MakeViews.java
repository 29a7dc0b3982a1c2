package io.saleslake.local;

import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import io.saleslake.contract.StandardSql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;

/** Creates a DuckDB view for each Iceberg table over the data files of its current snapshot. */
final class MakeViews {
  private MakeViews() {}

  /**
   * @param root the lake's folder
   * @param tables tables by name, such as {@code gold.daily_sales}
   */
  static void make(Connection duckdb, String root, Map<String, Table> tables) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      for (Map.Entry<String, Table> table : tables.entrySet()) {
        int dot = table.getKey().indexOf('.');
        String schema = StandardSql.name(table.getKey().substring(0, dot));
        String name = StandardSql.name(table.getKey().substring(dot + 1));
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
        statement.execute(
            "CREATE VIEW %s.%s AS %s".formatted(schema, name, select(root, table.getValue())));
      }
    }
  }

  private static String select(String root, Table table) {
    List<String> files = files(root, table);
    return files.isEmpty() ? noRows(table.schema()) : allRows(table.schema(), files);
  }

  private static List<String> files(String root, Table table) {
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        if (!task.deletes().isEmpty()) {
          throw LakeException.internal(
              "Cannot query %s: it has delete files, the lake writes none".formatted(table.name()));
        }
        String path = new Path(task.file().location()).toUri().getPath();
        files.add(path.startsWith(root + "/") ? path : real(path));
      }
    } catch (IOException e) {
      throw LakeException.external(
          "Cannot query %s: %s".formatted(table.name(), e.getMessage()), e);
    }
    return files;
  }

  /**
   * Resolves symbolic links in recorded paths, because DuckDB's allowed folders do not contain
   * links.
   */
  private static String real(String path) throws IOException {
    return java.nio.file.Path.of(path).toRealPath().toString();
  }

  /**
   * Columns are matched by Iceberg field id, so that files written before a schema change are read
   * correctly.
   */
  private static String allRows(Schema schema, List<String> files) {
    String columns =
        schema.columns().stream()
            .map(
                column ->
                    "%d: {name: %s, type: %s, default_value: NULL}"
                        .formatted(
                            column.fieldId(),
                            StandardSql.text(column.name()),
                            StandardSql.text(DuckDbType.of(column.type()))))
            .collect(joining(", "));
    String paths =
        files.stream().map(MakeViews::literally).map(StandardSql::text).collect(joining(", "));
    return "SELECT * FROM read_parquet([%s], hive_partitioning = false, schema = MAP {%s})"
        .formatted(paths, columns);
  }

  private static String noRows(Schema schema) {
    return schema.columns().stream()
        .map(MakeViews::absent)
        .collect(joining(", ", "SELECT ", " WHERE false"));
  }

  private static String absent(NestedField column) {
    return "NULL::%s AS %s"
        .formatted(DuckDbType.of(column.type()), StandardSql.name(column.name()));
  }

  /** Escapes a path so that DuckDB does not treat it as a glob. */
  static String literally(String path) {
    return path.replaceAll("[\\[*?]", "[$0]");
  }
}
