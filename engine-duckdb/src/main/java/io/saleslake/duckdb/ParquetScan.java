package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.StandardSql;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Scans of data files of an Iceberg table. Columns are found by field id, as Iceberg requires
 * (https://iceberg.apache.org/spec/#column-projection): a column that was added later is NULL in
 * older files, and a column that was widened has its present type.
 */
public final class ParquetScan {
  private ParquetScan() {}

  /**
   * Returns a FROM item with the rows of files.
   *
   * @param schema present schema of the table
   * @param paths local paths; without any, the item has no rows
   */
  public static String of(Schema schema, List<String> paths) {
    if (paths.isEmpty()) {
      return schema.columns().stream()
          .map(ParquetScan::absent)
          .collect(joining(", ", "(SELECT ", " WHERE false)"));
    }
    return "read_parquet(%s, hive_partitioning = false, schema = MAP {\n%s})"
        .formatted(
            StandardSql.list(paths.stream().map(Paths::pattern).toList()),
            schema.columns().stream().map(ParquetScan::field).collect(joining(",\n")));
  }

  private static String absent(NestedField column) {
    return "CAST(NULL AS %s) AS %s"
        .formatted(DuckDbTypes.of(column.type()), StandardSql.name(column.name()));
  }

  private static String field(NestedField column) {
    return "  %d: {name: %s, type: %s, default_value: NULL}"
        .formatted(
            column.fieldId(),
            StandardSql.text(column.name()),
            StandardSql.text(DuckDbTypes.of(column.type())));
  }
}
