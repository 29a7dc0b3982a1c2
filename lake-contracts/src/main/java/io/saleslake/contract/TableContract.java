package io.saleslake.contract;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Optional;

/**
 * A silver table.
 *
 * @param newestBy column that tells which of two rows with one key is newer; where it is absent or
 *     equal, the row that arrived last is
 * @param datasetRules DQDL rules over the table as a whole
 */
public record TableContract(
    Owner owner,
    String name,
    List<Column> columns,
    List<RowRule> rules,
    List<Reference> references,
    List<String> datasetRules,
    Optional<String> newestBy) {

  /** Column names of the business key, in the key's order. */
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

  /** The column the table is partitioned by. */
  public Optional<Column> partitionColumn() {
    return columns.stream().filter(column -> column.partition().isPresent()).findFirst();
  }
}
