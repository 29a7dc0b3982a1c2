package io.saleslake.gold;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.lit;

import io.saleslake.catalog.Lake;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.MartContract;
import io.saleslake.contract.MartContract.Period;
import io.saleslake.contract.MartContract.Recompute;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.Layer;
import io.saleslake.spark.PartitionRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;

/**
 * Brings one mart up to date with its sources: not at all when they have not moved, in the periods
 * they changed in when the mart allows it, else as a whole. Each is one commit.
 */
public final class PromoteMart {
  private final Lake lake;
  private final Supplier<SparkSession> spark;

  public PromoteMart(Lake lake, Supplier<SparkSession> spark) {
    this.lake = lake;
    this.spark = spark;
  }

  /** Recomputes what is out of date; empty when nothing is. */
  public Optional<MartReport> promote(MartContract mart, boolean rebuild) {
    Table table = lake.table(Layer.GOLD, mart.name());
    MartState now = MartState.of(mart, sourceSnapshots(mart));
    Optional<MartState> last = rebuild ? Optional.empty() : MartState.last(table);
    MartState moved =
        last.map(
                state -> now.since(state, (source, id) -> Snapshots.hasSameRows(table(source), id)))
            .orElse(now);
    if (last.isPresent() && moved.equals(last.get())) {
      return Optional.empty();
    }
    Optional<SortedSet<LocalDate>> touched = last.flatMap(state -> touched(mart, state, moved));
    if (touched.isPresent() && touched.get().isEmpty()) {
      return Optional.empty();
    }
    long rows = overwrite(mart, now, touched);
    return Optional.of(new MartReport(mart.name(), describe(mart, touched), rows));
  }

  private Map<String, Long> sourceSnapshots(MartContract mart) {
    Map<String, Long> snapshots = new HashMap<>();
    for (String source : mart.sources()) {
      Snapshot current = table(source).currentSnapshot();
      snapshots.put(source, current == null ? 0L : current.snapshotId());
    }
    return snapshots;
  }

  private Optional<SortedSet<LocalDate>> touched(MartContract mart, MartState last, MartState now) {
    return mart.recompute()
        .filter(recompute -> now.differsOnlyIn(recompute.source(), last))
        .flatMap(
            recompute ->
                TouchedPeriods.since(
                    table(recompute.source()),
                    last.sources().getOrDefault(recompute.source(), 0L),
                    recompute.period()));
  }

  private long overwrite(
      MartContract mart, MartState state, Optional<SortedSet<LocalDate>> touched) {
    SparkSession session = spark.get();
    JavaSparkContext.fromSparkContext(session.sparkContext())
        .setJobGroup(mart.name(), "Summarise " + mart.name(), false);
    // An overflowing sum is an error of the run, never a NULL in a report.
    session.conf().set("spark.sql.ansi.enabled", "true");
    Dataset<Row> rows = MartQuery.rows(session, mart, relations(session, mart, touched));
    DataFrameWriterV2<Row> writer = rows.writeTo(lake.sqlName(Layer.GOLD, mart.name()));
    state.properties().forEach((key, value) -> writer.option("snapshot-property." + key, value));
    latestBatch(mart).ifPresent(id -> writer.option("snapshot-property." + Snapshots.BATCH_ID, id));
    Column replaced =
        touched
            .flatMap(periods -> mart.recompute().map(recompute -> ofMart(mart, recompute, periods)))
            .orElse(lit(true));
    try {
      writer.overwrite(replaced);
    } catch (NoSuchTableException e) {
      throw new IllegalStateException("the table was made a moment ago", e);
    }
    Snapshot written = lake.table(Layer.GOLD, mart.name()).currentSnapshot();
    return PropertyUtil.propertyAsLong(written.summary(), SnapshotSummary.ADDED_RECORDS_PROP, 0);
  }

  /** The batch that last moved a source of the mart. */
  private Optional<String> latestBatch(MartContract mart) {
    return mart.sources().stream()
        .map(this::table)
        .map(Table::currentSnapshot)
        .filter(snapshot -> snapshot != null)
        .map(snapshot -> Optional.ofNullable(snapshot.summary().get(Snapshots.BATCH_ID)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What the SQL reads for each source: the table, or the touched periods of it. */
  private Map<String, String> relations(
      SparkSession session, MartContract mart, Optional<SortedSet<LocalDate>> touched) {
    Map<String, String> relations = new HashMap<>();
    for (String source : mart.sources()) {
      relations.put(source, sqlName(source));
    }
    if (touched.isPresent()) {
      Recompute recompute = mart.recompute().orElseThrow();
      String view = "_touched_by_" + mart.name();
      session
          .table(sqlName(recompute.source()))
          .where(ofSource(recompute, touched.get()))
          .createOrReplaceTempView(view);
      relations.put(recompute.source(), view);
    }
    return relations;
  }

  private static Column ofSource(Recompute recompute, SortedSet<LocalDate> periods) {
    return periods.stream()
        .map(
            start -> PartitionRange.between(recompute.sourceColumn(), start, end(recompute, start)))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static Column ofMart(
      MartContract mart, Recompute recompute, SortedSet<LocalDate> periods) {
    boolean isYear =
        mart.columns().stream()
            .anyMatch(
                column ->
                    column.name().equals(recompute.column()) && column.type().kind() == Kind.INT);
    return periods.stream()
        .map(
            start ->
                isYear
                    ? functions.col(recompute.column()).equalTo(start.getYear())
                    : PartitionRange.between(recompute.column(), start, end(recompute, start)))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static LocalDate end(Recompute recompute, LocalDate start) {
    return recompute.period() == Period.YEAR ? start.plusYears(1) : start.plusMonths(1);
  }

  private Table table(String source) {
    return lake.table(layer(source), name(source));
  }

  private String sqlName(String source) {
    return lake.sqlName(layer(source), name(source));
  }

  private static Layer layer(String source) {
    return source.startsWith("gold.") ? Layer.GOLD : Layer.SILVER;
  }

  private static String name(String source) {
    return source.substring(source.indexOf('.') + 1);
  }

  private static String describe(MartContract mart, Optional<SortedSet<LocalDate>> touched) {
    return touched
        .map(
            periods ->
                periods.stream()
                    .map(
                        start ->
                            mart.recompute().orElseThrow().period() == Period.YEAR
                                ? String.valueOf(start.getYear())
                                : start.toString().substring(0, 7))
                    .collect(joining(", ")))
        .orElse("as a whole");
  }
}
