package io.saleslake.gold;

import io.saleslake.contract.Column;
import io.saleslake.contract.MartContract;
import io.saleslake.ledger.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * From what a mart was computed: the query and the snapshots of its sources. It stands in the
 * summary of the mart's own snapshot, so it is true if and only if the rows are there.
 *
 * @param query digest of the SQL, and of the columns by name and type
 * @param sources snapshot id per source, 0 for a table without rows
 */
record MartState(String query, Map<String, Long> sources) {
  private static final String QUERY = "saleslake.query";
  private static final String SOURCE = "saleslake.source.";

  static MartState of(MartContract mart, Map<String, Long> sources) {
    StringBuilder query = new StringBuilder(mart.sql());
    for (Column column : mart.columns()) {
      query.append('\n').append(column.name()).append(' ').append(column.type().sql());
    }
    return new MartState(Digest.of(query.toString()), new TreeMap<>(sources));
  }

  /** The same where a source has the same rows, though maintenance has moved them since. */
  MartState since(MartState last, BiPredicate<String, Long> hasSameRows) {
    Map<String, Long> unmoved = new TreeMap<>(sources);
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
        Map<String, Long> sources = new TreeMap<>();
        snapshot
            .summary()
            .forEach(
                (key, value) -> {
                  if (key.startsWith(SOURCE)) {
                    sources.put(key.substring(SOURCE.length()), Long.valueOf(value));
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
  boolean differsOnlyIn(String source, MartState other) {
    Map<String, Long> mine = new TreeMap<>(sources);
    Map<String, Long> theirs = new TreeMap<>(other.sources);
    mine.remove(source);
    theirs.remove(source);
    return query.equals(other.query) && mine.equals(theirs);
  }
}
