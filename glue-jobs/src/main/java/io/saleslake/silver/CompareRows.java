package io.saleslake.silver;

import static io.saleslake.silver.Lineage.ARRIVED_AT;
import static io.saleslake.silver.Lineage.SOURCE_FILE;
import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.saleslake.catalog.Lake;
import io.saleslake.contract.Column.Partition;
import io.saleslake.contract.TableContract;
import io.saleslake.names.Layer;
import io.saleslake.spark.PartitionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Compares the newest rows of a batch with the table: which keys are there already, and whether the
 * batch's row is newer and different. Cost follows the batch: the table is read for its keys only
 * where the batch's range of keys could lie, and in full only in the partitions where one was
 * found.
 */
final class CompareRows {
  /** The label of a row's {@link Verdict}. */
  static final String VERDICT = "_verdict";

  /** The table's partition in which the key was found. */
  private static final String PARTITION = "_partition";

  private final TableContract table;
  private final Dataset<Row> present;

  private CompareRows(TableContract table, Dataset<Row> present) {
    this.table = table;
    this.present = present;
  }

  /**
   * The keys of {@code newest} that the table has at {@code snapshot}, each with its verdict; empty
   * when there are none.
   *
   * @param newest silver and lineage columns, one row per key
   */
  static Optional<Dataset<Row>> compare(
      SparkSession spark, Lake lake, TableContract table, Dataset<Row> newest, Snapshot snapshot) {
    Dataset<Row> present =
        spark
            .read()
            .option("versionAsOf", Long.toString(snapshot.snapshotId()))
            .table(lake.sqlName(Layer.SILVER, table.name()));
    return new CompareRows(table, withColumnsSince(table, present)).compare(newest);
  }

  /** A snapshot has the columns that the table had then; those added since are NULL in it. */
  private static Dataset<Row> withColumnsSince(TableContract table, Dataset<Row> present) {
    Set<String> known = Set.of(present.columns());
    Dataset<Row> rows = present;
    for (var column : table.columns()) {
      if (!known.contains(column.name())) {
        rows = rows.withColumn(column.name(), lit(null).cast(column.type().sql()));
      }
    }
    return rows;
  }

  private Optional<Dataset<Row>> compare(Dataset<Row> newest) {
    Column partition = partition(table, "");
    Dataset<Row> inRange = present.where(keyRanges(newest, partition));
    List<Row> where =
        inRange
            .join(
                newest.select(columns(table.key())),
                CollectionConverters.asScala(table.key()).toSeq(),
                "left_semi")
            .select(partition)
            .distinct()
            .collectAsList();
    return where.isEmpty()
        ? Optional.empty()
        : Optional.of(verdicts(newest, inRange.where(in(table, "", where))));
  }

  /** A condition on the table of this name that holds in the partitions of these verdicts. */
  static Column partitions(TableContract table, String name, Dataset<Row> verdicts) {
    return in(table, name + ".", verdicts.select(PARTITION).distinct().collectAsList());
  }

  /**
   * Lets Iceberg skip the files whose keys lie outside of the batch's. Keys mostly grow with time,
   * so the batch's rows of one partition have a narrow range of them.
   */
  private Column keyRanges(Dataset<Row> newest, Column partition) {
    List<Column> bounds = new ArrayList<>();
    for (String column : table.key()) {
      bounds.add(min(col(column)));
      bounds.add(max(col(column)));
    }
    return newest
        .groupBy(partition)
        .agg(bounds.get(0), bounds.subList(1, bounds.size()).toArray(Column[]::new))
        .collectAsList()
        .stream()
        .map(this::keyRange)
        .reduce(Column::or)
        .orElse(lit(false));
  }

  /** From a row of a partition, and the smallest and largest value of each column of the key. */
  private Column keyRange(Row bounds) {
    Column in = lit(true);
    for (int i = 0; i < table.key().size(); i++) {
      in = in.and(col(table.key().get(i)).between(bounds.get(2 * i + 1), bounds.get(2 * i + 2)));
    }
    return in;
  }

  /** What the rows of one partition have in common; {@code prefix} names the table before a dot. */
  private static Column partition(TableContract table, String prefix) {
    return table
        .partitionColumn()
        .map(
            column -> {
              Partition partition = column.partition().orElseThrow();
              Column value = col(prefix + column.name());
              return partition == Partition.IDENTITY
                  ? value
                  : functions.date_trunc(partition.name(), value);
            })
        .orElse(lit(true));
  }

  private static Column in(TableContract table, String prefix, List<Row> partitions) {
    return table
        .partitionColumn()
        .flatMap(
            column ->
                partitions.stream()
                    .map(
                        row ->
                            PartitionRange.of(
                                prefix + column.name(),
                                column.partition().orElseThrow(),
                                row.get(0)))
                    .reduce(Column::or))
        .orElse(lit(true));
  }

  private Dataset<Row> verdicts(Dataset<Row> newest, Dataset<Row> candidates) {
    String key =
        table.key().stream()
            .map(name -> "n.`%1$s` = p.`%1$s`".formatted(name))
            .collect(joining(" AND "));
    String same =
        table.columns().stream()
            .filter(column -> !column.isKey())
            .map(column -> "n.`%1$s` <=> p.`%1$s`".formatted(column.name()))
            .collect(joining(" AND "));
    String newer = "%s > %s".formatted(version("n"), version("p"));
    List<Column> columns = new ArrayList<>();
    table.key().forEach(name -> columns.add(col("n." + name)));
    columns.add(col("n." + SOURCE_FILE));
    columns.add(partition(table, "p.").as(PARTITION));
    columns.add(
        expr("CASE WHEN %s AND NOT (%s) THEN '%s' ELSE '%s' END"
                .formatted(
                    newer,
                    same.isEmpty() ? "true" : same,
                    Verdict.UPDATED.label(),
                    Verdict.DUPLICATE.label()))
            .as(VERDICT));
    return newest
        .as("n")
        .join(candidates.as("p"), expr(key), "inner")
        .select(columns.toArray(Column[]::new));
  }

  /**
   * Newest by the contract's column, then by the day of arrival, the time of arrival and the file's
   * name.
   */
  private String version(String row) {
    String ofSource =
        table.newestBy().map(column -> row + ".`" + column + "` AS version, ").orElse("");
    return "struct(%2$sregexp_extract(%1$s.%3$s, '/ingest_date=([^/]*)/', 1) AS day, %1$s.%4$s AS at, %1$s.%3$s AS file)"
        .formatted(row, ofSource, SOURCE_FILE, ARRIVED_AT);
  }

  static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
