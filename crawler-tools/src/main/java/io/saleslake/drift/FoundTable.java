package io.saleslake.drift;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A table created by a crawler.
 *
 * @param location folder of its files, without trailing slash
 * @param columns columns in the files, without partition columns such as {@code ingest_date} and
 *     without unnamed columns, which result from a trailing delimiter
 */
public record FoundTable(String name, String location, List<FoundColumn> columns) {
  /**
   * A column.
   *
   * @param name in lower case, as in Glue
   * @param type Glue type
   */
  public record FoundColumn(String name, String type) {}

  static FoundTable of(Table table) {
    StorageDescriptor storage =
        Optional.ofNullable(table.storageDescriptor()).orElse(StorageDescriptor.builder().build());
    return new FoundTable(
        table.name(),
        Optional.ofNullable(storage.location()).orElse("").replaceFirst("/+$", ""),
        storage.columns().stream()
            .map(FoundTable::column)
            .filter(column -> !column.name().isBlank())
            .toList());
  }

  private static FoundColumn column(Column column) {
    return new FoundColumn(column.name(), Optional.ofNullable(column.type()).orElse("string"));
  }
}
