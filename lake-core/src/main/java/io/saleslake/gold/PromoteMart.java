package io.saleslake.gold;

import static java.util.Objects.requireNonNull;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.PlanFiles;
import io.saleslake.contract.MartContract;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.Engines;
import io.saleslake.engine.OnError;
import io.saleslake.ledger.Snapshots;
import io.saleslake.names.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.PropertyUtil;

/**
 * Brings one mart up to date with its sources: not at all when they have not changed, in the
 * periods they changed in when the mart allows it, else in full. Each is one commit.
 */
public final class PromoteMart {
  /** An overflowing sum is an error of the run, never a NULL in a report. */
  public static final OnError ON_ERROR = OnError.FAIL;

  private final Lake lake;
  private final Engines engines;

  public PromoteMart(Lake lake, Engines engines) {
    this.lake = lake;
    this.engines = engines;
  }

  /** Recomputes what is out of date; empty when nothing is. */
  public Optional<MartReport> promote(MartContract mart, boolean rebuild) {
    Table table = lake.table(TableName.gold(mart.name()));
    Map<TableName, Table> sources = new TreeMap<>();
    mart.sources().forEach(source -> sources.put(source, lake.table(source)));
    MartState now = MartState.of(mart, sources);
    Optional<MartState> last = rebuild ? Optional.empty() : MartState.last(table);
    MartState moved =
        last.map(
                state ->
                    now.since(
                        state,
                        (source, id) ->
                            Snapshots.hasSameRows(requireNonNull(sources.get(source)), id)))
            .orElse(now);
    if (last.isPresent() && moved.equals(last.get())) {
      return Optional.empty();
    }
    Optional<Periods> periods = last.flatMap(state -> touched(mart, state, moved, sources));
    if (periods.isPresent() && periods.get().starts().isEmpty()) {
      return Optional.empty();
    }
    long rows = overwrite(mart, table, sources, now, periods);
    return Optional.of(
        new MartReport(mart.name(), periods.map(Periods::names).orElse("in full"), rows));
  }

  private static Optional<Periods> touched(
      MartContract mart, MartState last, MartState now, Map<TableName, Table> sources) {
    return mart.recompute()
        .filter(recompute -> now.differsOnlyIn(recompute.source(), last))
        .flatMap(
            recompute ->
                TouchedPeriods.since(
                        requireNonNull(sources.get(recompute.source())),
                        last.sources().getOrDefault(recompute.source(), 0L),
                        recompute.period())
                    .map(starts -> new Periods(recompute, starts)));
  }

  private long overwrite(
      MartContract mart,
      Table table,
      Map<TableName, Table> sources,
      MartState state,
      Optional<Periods> periods) {
    try (EngineSession session =
        engines.of(mart.needsSpark()).open("Summarise " + mart.name(), ON_ERROR)) {
      sources.forEach((name, source) -> read(session, name, source, periods));
      OverwriteFiles overwrite =
          table
              .newOverwrite()
              .overwriteByRowFilter(
                  periods
                      .map(touched -> touched.ofMart(table.schema()))
                      .orElse(Expressions.alwaysTrue()));
      state.properties().forEach(overwrite::set);
      overwrite.set(Snapshots.ENGINE, session.engine());
      latestBatch(sources).ifPresent(id -> overwrite.set(Snapshots.BATCH_ID, id));
      session
          .write(table, MartQuery.summarise(session, mart), Long.MAX_VALUE)
          .forEach(overwrite::addFile);
      overwrite.commit();
    }
    return PropertyUtil.propertyAsLong(
        table.currentSnapshot().summary(), SnapshotSummary.ADDED_RECORDS_PROP, 0);
  }

  /** A source, or the touched periods of it, which are whole partitions. */
  private static void read(
      EngineSession session, TableName name, Table source, Optional<Periods> periods) {
    Expression files =
        periods
            .filter(touched -> touched.recompute().source().equals(name))
            .map(touched -> touched.ofSource(source.schema()))
            .orElse(Expressions.alwaysTrue());
    session.readTable(
        name.toString(), source, PlanFiles.of(source, source.currentSnapshot(), files));
  }

  /** The batch that last changed a source of the mart. */
  private static Optional<String> latestBatch(Map<TableName, Table> sources) {
    return sources.values().stream()
        .map(Table::currentSnapshot)
        .filter(snapshot -> snapshot != null)
        .map(Snapshot::summary)
        .map(summary -> Optional.ofNullable(summary.get(Snapshots.BATCH_ID)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
