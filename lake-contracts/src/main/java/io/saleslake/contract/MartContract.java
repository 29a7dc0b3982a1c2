package io.saleslake.contract;

import io.saleslake.names.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A gold mart.
 *
 * @param sql the whole query; its columns are the contract's columns, by name
 * @param sources tables that the query reads
 * @param recompute how the mart can be brought up to date in parts; absent means as a whole
 */
public record MartContract(
    Owner owner,
    String name,
    List<Column> columns,
    List<String> datasetRules,
    String sql,
    List<TableName> sources,
    Optional<Recompute> recompute) {

  /**
   * The stretch of time within which a mart's rows depend on the source's rows of that stretch
   * alone.
   */
  public enum Period {
    MONTH,
    YEAR
  }

  /**
   * Rows of the mart in one period come from the rows of {@code source} in the same period alone.
   *
   * @param column the mart's column that tells the period: a date, or an int that is the year
   * @param sourceColumn the date or timestamp of the source
   */
  public record Recompute(Period period, String column, TableName source, String sourceColumn) {}
}
