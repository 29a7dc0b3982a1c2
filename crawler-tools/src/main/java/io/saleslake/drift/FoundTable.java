package io.saleslake.drift;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A table that a crawler made.
 *
 * @param location folder of its files, without a slash at the end
 * @param columns those of the files; what the folders say, such as {@code ingest_date}, is left out
 */
public record FoundTable(String name, String location, List<FoundColumn> columns) {
  /**
   * A column.
   *
   * @param name in small letters, as Glue has all names
   * @param type of Glue
   */
  public record FoundColumn(String name, String type) {}

  static FoundTable of(Table table) {
    StorageDescriptor storage =
        Optional.ofNullable(table.storageDescriptor()).orElse(StorageDescriptor.builder().build());
    return new FoundTable(
        table.name(),
        Optional.ofNullable(storage.location()).orElse("").replaceFirst("/+$", ""),
        storage.columns().stream().map(FoundTable::column).toList());
  }

  private static FoundColumn column(Column column) {
    return new FoundColumn(column.name(), Optional.ofNullable(column.type()).orElse("string"));
  }
}
