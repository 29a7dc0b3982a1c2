package io.saleslake.contract;

import io.saleslake.names.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The contracts that could be read, for checks of references between contracts.
 *
 * @param unreadable tables with an invalid contract, such as {@code silver.stores}; references to
 *     them are not reported as further problems
 */
record ResolvedContracts(Contracts contracts, Set<String> unreadable) {

  /** Returns a silver table, or adds a problem if it does not exist. */
  Optional<TableContract> table(String name, Problems problems) {
    Optional<TableContract> table = Optional.ofNullable(contracts.tables().get(name));
    if (table.isEmpty() && !unreadable.contains(TableName.silver(name).toString())) {
      problems.add("silver table '%s' does not exist".formatted(name));
    }
    return table;
  }

  /**
   * Returns the columns of a mart's source, such as {@code silver.stores}, or adds a problem if it
   * does not exist.
   */
  Optional<List<Column>> columns(String source, Problems problems) {
    Optional<List<Column>> columns = TableName.parse(source).flatMap(contracts::columnsOf);
    if (columns.isEmpty() && !unreadable.contains(source)) {
      problems.add("table '%s' does not exist".formatted(source));
    }
    return columns;
  }
}
