package io.saleslake.contract;

import io.saleslake.names.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What could be read, for the checks of one contract against others.
 *
 * @param unreadable tables that have a contract, as {@code silver.stores}, but one that is no use;
 *     that is a problem of its own, not of those who refer to them
 */
record Known(Contracts contracts, Set<String> unreadable) {

  /** A silver table by name; a problem when there is none. */
  Optional<TableContract> table(String name, Problems problems) {
    Optional<TableContract> table = Optional.ofNullable(contracts.tables().get(name));
    if (table.isEmpty() && !unreadable.contains(TableName.silver(name).toString())) {
      problems.add("silver table '%s' does not exist".formatted(name));
    }
    return table;
  }

  /** The columns of what a mart reads, {@code silver.stores}; a problem when there is none. */
  Optional<List<Column>> columns(String source, Problems problems) {
    Optional<List<Column>> columns = TableName.parse(source).flatMap(contracts::columnsOf);
    if (columns.isEmpty() && !unreadable.contains(source)) {
      problems.add("table '%s' does not exist".formatted(source));
    }
    return columns;
  }
}
