package io.saleslake.contract;

import io.saleslake.names.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A gold mart.
 *
 * @param needsSpark whether its SQL runs on Spark only
 * @param sql the full query; it returns the contract's columns, matched by name
 * @param sources tables that the query reads
 * @param recompute the periods by which the mart can be recomputed; if absent, it is recomputed in
 *     full
 */
public record MartContract(
    ContractHeader header,
    String name,
    List<Column> columns,
    List<String> datasetRules,
    boolean needsSpark,
    String sql,
    List<TableName> sources,
    Optional<Recompute> recompute) {

  /** The period for which a mart's rows depend only on source rows in the same period. */
  public enum Period {
    MONTH,
    YEAR
  }

  /**
   * The mart's rows in a period depend only on the rows of {@code source} in the same period.
   *
   * @param column the mart's period column: a date, or an int for the year
   * @param sourceColumn the source's date or timestamp column
   */
  public record Recompute(Period period, String column, TableName source, String sourceColumn) {}
}
