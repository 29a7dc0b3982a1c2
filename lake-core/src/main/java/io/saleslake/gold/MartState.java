package io.saleslake.gold;

import io.saleslake.contract.Column;
import io.saleslake.contract.MartContract;
import io.saleslake.ledger.Digest;
import io.saleslake.names.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * From what a mart was computed: the query and the snapshots of its sources. It is stored in the
 * summary of the mart's own snapshot, atomically with the rows.
 *
 * @param query digest of the SQL, and of the columns by name and type
 * @param sources snapshot id per source, 0 for a table without rows
 */
record MartState(String query, Map<TableName, Long> sources) {
  private static final String QUERY = "saleslake.query";
  private static final String SOURCE = "saleslake.source.";

  static MartState of(MartContract mart, Map<TableName, Table> sources) {
    StringBuilder query = new StringBuilder(mart.sql());
    for (Column column : mart.columns()) {
      query.append('\n').append(column.name()).append(' ').append(column.type().sql());
    }
    Map<TableName, Long> snapshots = new TreeMap<>();
    sources.forEach(
        (name, source) -> {
          Snapshot current = source.currentSnapshot();
          snapshots.put(name, current == null ? 0L : current.snapshotId());
        });
    return new MartState(Digest.of(query.toString()), snapshots);
  }

  /** The same where a source has the same rows, though maintenance has moved them since. */
  MartState since(MartState last, BiPredicate<TableName, Long> hasSameRows) {
    Map<TableName, Long> unmoved = new TreeMap<>(sources);
    unmoved.replaceAll(
        (source, id) -> {
          Long seen = last.sources.get(source);
          return seen != null && hasSameRows.test(source, seen) ? seen : id;
        });
    return new MartState(query, unmoved);
  }

  /** What the table was last computed from, or empty when it never was. */
  static Optional<MartState> last(Table table) {
    if (table.currentSnapshot() == null) {
      return Optional.empty();
    }
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      String query = snapshot.summary().get(QUERY);
      if (query != null) {
        Map<TableName, Long> sources = new TreeMap<>();
        snapshot
            .summary()
            .forEach(
                (key, value) -> {
                  if (key.startsWith(SOURCE)) {
                    TableName.parse(key.substring(SOURCE.length()))
                        .ifPresent(source -> sources.put(source, Long.valueOf(value)));
                  }
                });
        return Optional.of(new MartState(query, sources));
      }
    }
    return Optional.empty();
  }

  /** Properties of the snapshot that this state leads to. */
  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put(QUERY, query);
    sources.forEach((source, id) -> properties.put(SOURCE + source, Long.toString(id)));
    return properties;
  }

  /** Whether only this source has moved on. */
  boolean differsOnlyIn(TableName source, MartState other) {
    Map<TableName, Long> mine = new TreeMap<>(sources);
    Map<TableName, Long> theirs = new TreeMap<>(other.sources);
    mine.remove(source);
    theirs.remove(source);
    return query.equals(other.query) && mine.equals(theirs);
  }
}
