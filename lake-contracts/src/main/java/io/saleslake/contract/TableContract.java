package io.saleslake.contract;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Optional;

/**
 * A silver table.
 *
 * @param newestBy column that orders rows with the same key; if it is absent or equal, the last row
 *     to arrive is the newest
 * @param datasetRules DQDL rules for the table
 */
public record TableContract(
    ContractHeader header,
    String name,
    List<Column> columns,
    List<RowRule> rules,
    List<Reference> references,
    List<String> datasetRules,
    Optional<String> newestBy) {

  /** Names of the business key's columns, in key order. */
  public List<String> key() {
    return columns.stream()
        .filter(Column::isKey)
        .sorted(comparingInt(Column::keyPosition))
        .map(Column::name)
        .toList();
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The partition column. */
  public Optional<Column> partitionColumn() {
    return columns.stream().filter(column -> column.partition().isPresent()).findFirst();
  }
}
