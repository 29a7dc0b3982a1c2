package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.contract.StandardSql;
import io.saleslake.duckdb.ParquetScan;
import io.saleslake.duckdb.Paths;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

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
    return "SELECT * FROM " + ParquetScan.of(table.schema(), files(root, table));
  }

  private static List<String> files(String root, Table table) {
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        if (!task.deletes().isEmpty()) {
          throw LakeException.internal(
              "Cannot query %s: it has delete files, the lake writes none".formatted(table.name()));
        }
        String path = Paths.local(task.file().location());
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
    return Path.of(path).toRealPath().toString();
  }
}
