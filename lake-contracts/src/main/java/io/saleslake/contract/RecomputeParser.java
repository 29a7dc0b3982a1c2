package io.saleslake.contract;

import io.saleslake.contract.Column.Partition;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.MartContract.Period;
import io.saleslake.contract.MartContract.Recompute;
import io.saleslake.names.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the periods by which a mart can be recomputed. A period must consist of complete
 * partitions: of the source, to detect changed periods, and of the mart, to replace them.
 */
final class RecomputeParser {
  private RecomputeParser() {}

  static Optional<Recompute> parse(
      CustomProperties custom, String name, List<Column> columns, Problems problems) {
    Map<String, Object> map = custom.map("recompute", "period", "column", "source");
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Problems at = problems.at("recompute");
    String source = at.required(map.get("source"), "source", "").toString();
    String column = at.required(map.get("column"), "column", "").toString();
    Optional<Period> period =
        Choices.parse(
            at.required(map.get("period"), "period", "year").toString(),
            Period.class,
            at.at("period"));
    if (source.isEmpty() || column.isEmpty() || period.isEmpty()) {
      return Optional.empty();
    }
    checkPartition(columns, column, period.get(), at.at("column"));
    if (!source.matches("\\w+\\.\\w+\\.\\w+")) {
      at.at("source").add("'%s' is not layer.table.column".formatted(source));
      return Optional.empty();
    }
    int dot = source.lastIndexOf('.');
    Optional<TableName> table = TableName.parse(source.substring(0, dot));
    if (table.isEmpty()) {
      at.at("source").add("table '%s' does not exist".formatted(source.substring(0, dot)));
      return Optional.empty();
    }
    Recompute recompute =
        new Recompute(period.get(), column, table.get(), source.substring(dot + 1));
    at.later(resolved -> checkSource(recompute, name, resolved, at.at("source")));
    return Optional.of(recompute);
  }

  private static void checkSource(
      Recompute recompute, String name, ResolvedContracts resolved, Problems problems) {
    MartContract mart = resolved.contracts().marts().get(name);
    List<TableName> sources = mart == null ? List.of() : mart.sources();
    if (sources.isEmpty()) {
      return; // problems in the query are already reported
    }
    if (!sources.contains(recompute.source())) {
      problems.add("the query does not read '%s'".formatted(recompute.source()));
      return;
    }
    resolved
        .columns(recompute.source().toString(), problems)
        .ifPresent(
            columns -> {
              List<Column> ofTime =
                  columns.stream().filter(column -> column.type().kind() != Kind.INT).toList();
              checkPartition(ofTime, recompute.sourceColumn(), recompute.period(), problems);
            });
  }

  /**
   * Checks that the column partitions the table and that no partition is longer than the period.
   */
  private static void checkPartition(
      List<Column> columns, String name, Period period, Problems problems) {
    Optional<Column> column =
        columns.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    if (column.isEmpty()) {
      problems.add("column '%s' does not exist".formatted(name));
      return;
    }
    Optional<Partition> partition = column.get().partition();
    if (partition.isEmpty()) {
      problems.add("the table is not partitioned by '%s'".formatted(name));
      return;
    }
    boolean isWhole =
        switch (partition.get()) {
          case DAY, MONTH -> true;
          case YEAR -> period == Period.YEAR;
          case IDENTITY -> period == Period.YEAR && column.get().type().kind() == Kind.INT;
        };
    if (!isWhole) {
      problems.add(
          "a %s is not whole partitions of '%s' (partitioned by %s)"
              .formatted(
                  period.name().toLowerCase(Locale.ROOT),
                  name,
                  partition.get().name().toLowerCase(Locale.ROOT)));
    }
  }
}
