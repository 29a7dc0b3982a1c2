package io.saleslake.silver;

import static io.saleslake.silver.Lineage.ARRIVED_AT;
import static io.saleslake.silver.Lineage.SOURCE_FILE;
import static io.saleslake.silver.Relations.COMPARED;
import static io.saleslake.silver.Relations.EXISTING;
import static io.saleslake.silver.Relations.NEWEST;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.saleslake.catalog.PlanFiles;
import io.saleslake.contract.Column.Partition;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.Sql;
import io.saleslake.contract.TableContract;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.ResultRow;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.names.BronzePath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * Compares the newest rows of a batch with the table: which keys exist, and whether the batch's row
 * is newer and different. Cost scales with the batch: only the keys are read of the files in which
 * the batch's range of keys may be, and only files in which one was found are read in full.
 */
final class CompareRows {
  /** The label of a row's {@link Verdict}. */
  static final String VERDICT = "_verdict";

  /** Location of the data file that has the key. */
  static final String LOCATION = "_location";

  private final EngineSession session;
  private final TableContract contract;

  private CompareRows(EngineSession session, TableContract contract) {
    this.session = session;
    this.contract = contract;
  }

  /**
   * Defines {@link Relations#COMPARED}: the keys of the newest rows that the table has, each with
   * its verdict and data file.
   *
   * @param snapshot of the table to compare with; null for a table without rows
   * @param newest number of newest rows
   * @return the data files with a key of the batch; when there are none, the relation is not
   *     defined
   */
  static List<FileScanTask> compare(
      EngineSession session,
      TableContract contract,
      Table table,
      @Nullable Snapshot snapshot,
      long newest) {
    return newest == 0 || snapshot == null
        ? List.of()
        : new CompareRows(session, contract).compare(table, snapshot, newest);
  }

  private List<FileScanTask> compare(Table table, Snapshot snapshot, long newest) {
    List<FileScanTask> inRange = PlanFiles.of(table, snapshot, keyRanges());
    if (inRange.isEmpty()) {
      return List.of();
    }
    session.readLocatedRows(EXISTING, table, inRange);
    Set<String> found =
        session
            .rows(
                "SELECT DISTINCT e.%s AS location FROM %s AS e SEMI JOIN %s AS n %s"
                    .formatted(
                        EngineSession.LOCATION, EXISTING, NEWEST, Select.using(contract.key())))
            .stream()
            .map(row -> row.text("location"))
            .collect(toSet());
    List<FileScanTask> files =
        inRange.stream().filter(task -> found.contains(task.file().location())).toList();
    if (files.isEmpty()) {
      return files;
    }
    session.readLocatedRows(EXISTING, table, files);
    session.keep(step(contract), newest);
    return files;
  }

  /** From the newest and the existing rows to {@link Relations#COMPARED}. */
  static Step step(TableContract contract) {
    return new Step(
        COMPARED,
        "Keys that the table has: is the batch's row newer and different?",
        compared(contract));
  }

  /**
   * A condition that lets Iceberg skip the files whose keys are outside of the batch's. Keys mostly
   * grow with time, so the batch's rows of one partition have a narrow range of them.
   */
  private Expression keyRanges() {
    List<String> bounds = new ArrayList<>();
    for (String column : contract.key()) {
      bounds.add("min(%1$s) AS `least_%2$s`".formatted(Sql.column(column), column));
      bounds.add("max(%1$s) AS `most_%2$s`".formatted(Sql.column(column), column));
    }
    String partition = partition();
    return session
        .rows(
            Select.of(bounds.toArray(String[]::new))
                .from(NEWEST + (partition.isEmpty() ? "" : "\nGROUP BY " + partition)))
        .stream()
        .map(this::keyRange)
        .reduce(Expressions::or)
        .orElse(Expressions.alwaysFalse());
  }

  private Expression keyRange(ResultRow bounds) {
    Expression range = Expressions.alwaysTrue();
    for (String column : contract.key()) {
      if (contract.column(column).orElseThrow().type().kind() != Kind.DOUBLE) {
        range =
            Expressions.and(
                range,
                Expressions.greaterThanOrEqual(column, literal(bounds.value("least_" + column))),
                Expressions.lessThanOrEqual(column, literal(bounds.value("most_" + column))));
      }
    }
    return range;
  }

  /** As Iceberg takes it: dates as text, instants in microseconds. */
  private static Object literal(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
    return value instanceof LocalDate day ? day.toString() : requireNonNull(value);
  }

  /** What the rows of one partition have in common. */
  private String partition() {
    return contract
        .partitionColumn()
        .map(
            column -> {
              Partition partition = column.partition().orElseThrow();
              return partition == Partition.IDENTITY
                  ? Sql.column(column.name())
                  : "date_trunc('%s', %s)".formatted(partition.name(), Sql.column(column.name()));
            })
        .orElse("");
  }

  private static String compared(TableContract contract) {
    String same =
        contract.columns().stream()
            .filter(column -> !column.isKey())
            .map(
                column -> "n.%1$s IS NOT DISTINCT FROM e.%1$s".formatted(Sql.column(column.name())))
            .collect(joining("\n      AND "));
    String on =
        contract.key().stream()
            .map(name -> "n.%1$s = e.%1$s".formatted(Sql.column(name)))
            .collect(joining(" AND "));
    return Select.of()
        .columns("n.", Stream.concat(contract.key().stream(), Stream.of(SOURCE_FILE)))
        .as("e." + EngineSession.LOCATION, LOCATION)
        .as(
            "CASE WHEN %s\n    AND NOT (%s)\n    THEN '%s' ELSE '%s' END"
                .formatted(
                    isNewer(contract),
                    same.isEmpty() ? "true" : same,
                    Verdict.UPDATED.label(),
                    Verdict.DUPLICATE.label()),
            VERDICT)
        .from("%s AS n JOIN %s AS e ON %s".formatted(NEWEST, EXISTING, on));
  }

  /**
   * Newest by the contract's column, then by the day of arrival, the time of arrival and the file's
   * path. A row without a value in the contract's column is older than one with a value.
   */
  private static String isNewer(TableContract contract) {
    StringBuilder newer = new StringBuilder("CASE");
    contract
        .newestBy()
        .ifPresent(
            column ->
                newer.append(
                    "\n      WHEN n.%1$s IS DISTINCT FROM e.%1$s THEN e.%1$s IS NULL OR coalesce(n.%1$s > e.%1$s, false)"
                        .formatted(Sql.column(column))));
    String day = "regexp_extract(%s." + SOURCE_FILE + ", '" + BronzePath.DATE_PATTERN + "', 1)";
    return newer
        .append(
            """

                  WHEN %1$s <> %2$s THEN %1$s > %2$s
                  WHEN n.%3$s <> e.%3$s THEN n.%3$s > e.%3$s
                  ELSE n.%4$s > e.%4$s END"""
                .formatted(day.formatted("n"), day.formatted("e"), ARRIVED_AT, SOURCE_FILE))
        .toString();
  }
}
