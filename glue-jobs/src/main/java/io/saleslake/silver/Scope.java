package io.saleslake.silver;

import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Mapping;
import io.saleslake.contract.RawColumn;
import io.saleslake.sql.ReadColumns;
import java.util.List;
import java.util.stream.Stream;

/** The columns that the mapping of a feed sees. */
final class Scope {
  private Scope() {}

  /** Columns of the raw file; of a feed that reshapes, those of its query that are mapped. */
  static List<String> of(FeedContract feed) {
    if (feed.reshape().isEmpty()) {
      return feed.columns().stream().map(RawColumn::name).toList();
    }
    return Stream.concat(
            feed.mapping().values().stream().map(Mapping::sql),
            feed.lookups().stream().flatMap(lookup -> lookup.key().values().stream()))
        .flatMap(sql -> ReadColumns.of(sql).stream())
        .filter(name -> !name.startsWith("_") && !isOfLookup(feed, name))
        .distinct()
        .toList();
  }

  private static boolean isOfLookup(FeedContract feed, String name) {
    return feed.lookups().stream().anyMatch(lookup -> name.startsWith(lookup.name() + "."));
  }
}
