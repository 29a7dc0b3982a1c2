package io.saleslake;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.names.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Computes the expected rows of a table in DuckDB, with the queries in {@code
 * src/test/resources/expected}, which share nothing with those of the lake. They read {@code
 * order_lines} from the data files of silver, or raw files from bronze.
 */
final class PlainSql implements AutoCloseable {
  private final TestLake lake;
  private final Connection duckdb;

  PlainSql(TestLake lake) throws SQLException {
    this.lake = lake;
    this.duckdb = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET TimeZone = 'UTC'");
  }

  /** Fails unless every mart of the contracts has the rows and columns that plain SQL returns. */
  void assertMarts(String description) throws SQLException {
    execute("CREATE OR REPLACE TABLE order_lines AS " + rows(Layer.SILVER, "order_lines"));
    assertThat(lake.contracts().marts().keySet()).hasSize(8);
    for (String mart : lake.contracts().marts().keySet()) {
      assertTable(Layer.GOLD, mart, description);
    }
  }

  /** Fails unless the table equals the result of plain SQL, apart from the lineage columns. */
  void assertTable(Layer layer, String table, String description) throws SQLException {
    execute("CREATE OR REPLACE TABLE expected AS " + expected(table));
    execute("CREATE OR REPLACE TABLE actual AS " + rows(layer, table));
    String columns =
        query(
                "SELECT column_name FROM (DESCRIBE actual) WHERE column_name NOT LIKE '\\_%' ESCAPE '\\'")
            .stream()
            .map("\"%s\""::formatted)
            .collect(joining(", "));
    String as = "%s %s".formatted(table, description);
    assertThat(query("SELECT count(*) FROM expected")).as(as).doesNotContain("0");
    assertThat(difference("expected", "actual", columns)).as("missing in " + as).isEmpty();
    assertThat(difference("actual", "expected", columns)).as("wrong in " + as).isEmpty();
  }

  private List<String> difference(String one, String other, String columns) throws SQLException {
    return query(
        "SELECT %1$s FROM %2$s EXCEPT ALL SELECT %1$s FROM %3$s".formatted(columns, one, other));
  }

  private String expected(String table) {
    try (InputStream sql =
        Objects.requireNonNull(
            PlainSql.class.getResourceAsStream("/expected/" + table + ".sql"),
            "no expected/" + table + ".sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${bronze}", lake.root().resolve("bronze").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table's current snapshot; points in time are UTC. */
  private String rows(Layer layer, String name) {
    var table = lake.lake().table(layer, name);
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        files.add("'%s'".formatted(task.file().location().replaceFirst("^file:", "")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "SELECT %s FROM read_parquet([%s], hive_partitioning = false)"
        .formatted(columns(table.schema()), String.join(", ", files));
  }

  private static String columns(Schema schema) {
    return schema.columns().stream().map(PlainSql::column).collect(joining(", "));
  }

  private static String column(NestedField column) {
    return column.type().typeId() == Type.TypeID.TIMESTAMP
        ? "\"%1$s\" AT TIME ZONE 'UTC' AS \"%1$s\"".formatted(column.name())
        : "\"%s\"".formatted(column.name());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> query(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> text = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        text.add(String.join("|", values));
      }
      return text;
    }
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
