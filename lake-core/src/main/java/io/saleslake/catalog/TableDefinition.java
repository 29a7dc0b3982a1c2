package io.saleslake.catalog;

import io.saleslake.contract.Column;
import io.saleslake.contract.Column.Partition;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ContractHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The definition of an Iceberg table. All columns are optional in Iceberg, because the contract's
 * rules check required values before rows are written.
 */
public record TableDefinition(
    String name, Schema schema, PartitionSpec spec, Map<String, String> properties) {

  /**
   * Athena and Redshift Spectrum read format version 2 with copy-on-write most efficiently. Rows
   * reach a writer grouped by key, not by partition, so it keeps one open file per partition
   * (fanout).
   */
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("format-version", "2"),
          Map.entry("write.format.default", "parquet"),
          Map.entry("write.parquet.compression-codec", "zstd"),
          Map.entry("write.delete.mode", "copy-on-write"),
          Map.entry("write.update.mode", "copy-on-write"),
          Map.entry("write.merge.mode", "copy-on-write"),
          Map.entry("write.distribution-mode", "none"),
          Map.entry("write.merge.distribution-mode", "none"),
          Map.entry("write.spark.fanout.enabled", "true"),
          Map.entry("write.metadata.delete-after-commit.enabled", "true"),
          Map.entry("write.metadata.previous-versions-max", "50"));

  /** Defines a table with a contract's columns, followed by the lineage columns. */
  public static TableDefinition of(
      ContractHeader header, String name, List<Column> columns, List<Column> lineage) {
    List<NestedField> fields = new ArrayList<>();
    Stream.concat(columns.stream(), lineage.stream())
        .forEach(
            column ->
                fields.add(
                    NestedField.optional(
                        fields.size() + 1,
                        column.name(),
                        type(column.type()),
                        column.description().isEmpty() ? null : column.description())));
    Schema schema = new Schema(fields);
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    columns.forEach(
        column ->
            column.partition().ifPresent(partition -> partition(spec, column.name(), partition)));
    Map<String, String> properties = new TreeMap<>(PROPERTIES);
    properties.put("comment", header.purpose());
    properties.put("owner", header.team());
    return new TableDefinition(name, schema, spec.build(), properties);
  }

  /** Defines a ledger table, partitioned by feed. */
  public static TableDefinition byFeed(String name, Schema schema) {
    return new TableDefinition(
        name, schema, PartitionSpec.builderFor(schema).identity("feed").build(), PROPERTIES);
  }

  private static void partition(PartitionSpec.Builder spec, String column, Partition partition) {
    switch (partition) {
      case IDENTITY -> spec.identity(column);
      case DAY -> spec.day(column);
      case MONTH -> spec.month(column);
      case YEAR -> spec.year(column);
    }
  }

  static Type type(ColumnType type) {
    return switch (type.kind()) {
      case STRING -> Types.StringType.get();
      case INT -> Types.IntegerType.get();
      case BIGINT -> Types.LongType.get();
      case DECIMAL -> Types.DecimalType.of(type.precision(), type.scale());
      case DOUBLE -> Types.DoubleType.get();
      case BOOLEAN -> Types.BooleanType.get();
      case DATE -> Types.DateType.get();
      case TIMESTAMP -> Types.TimestampType.withZone();
    };
  }
}
