package io.saleslake.silver;

import static io.saleslake.silver.Relations.COMPARED;
import static io.saleslake.silver.Relations.NEWEST;
import static io.saleslake.silver.Relations.REWRITTEN;

import io.saleslake.contract.Column;
import io.saleslake.contract.TableContract;
import io.saleslake.engine.Select;

/** The rows that a batch writes: new and updated ones, and those that share a file with them. */
final class RowsToWrite {
  private RowsToWrite() {}

  /**
   * As a query.
   *
   * @param isCompared whether the table has keys of the batch
   * @param rewrites whether data files are written again without the rows that are updated
   */
  static String select(TableContract contract, boolean isCompared, boolean rewrites) {
    String newRows =
        columns(contract, "n.")
            .from(NEWEST + " AS n" + (isCompared ? without(contract, Verdict.DUPLICATE) : ""));
    return rewrites
        ? newRows
            + "\nUNION ALL\n"
            + columns(contract, "t.").from(REWRITTEN + " AS t" + without(contract, Verdict.UPDATED))
        : newRows;
  }

  private static Select columns(TableContract contract, String prefix) {
    return Select.of().columns(prefix, Lineage.with(contract.columns()).stream().map(Column::name));
  }

  private static String without(TableContract contract, Verdict verdict) {
    return "\nANTI JOIN (SELECT * FROM %s) AS c %s"
        .formatted(with(verdict), Select.using(contract.key()));
  }

  /** The compared rows with a verdict. */
  static String with(Verdict verdict) {
    return "%s WHERE %s = '%s'".formatted(COMPARED, CompareRows.VERDICT, verdict.label());
  }
}
