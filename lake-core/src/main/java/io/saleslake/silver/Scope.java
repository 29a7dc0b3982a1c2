package io.saleslake.silver;

import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Mapping;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Sql;
import io.saleslake.engine.EngineSession;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that the mapping of a feed reads. */
final class Scope {
  private Scope() {}

  /** Columns of the raw file; of a feed that reshapes, those of its query that are mapped. */
  static List<String> of(EngineSession session, FeedContract feed) {
    if (feed.reshape().isEmpty()) {
      return feed.columns().stream().map(RawColumn::name).toList();
    }
    Set<String> read =
        Stream.concat(
                feed.mapping().values().stream().map(Mapping::sql),
                feed.lookups().stream().flatMap(lookup -> lookup.key().values().stream()))
            .flatMap(sql -> Sql.words(sql).stream())
            .collect(Collectors.toSet());
    return session.columns(Relations.RESHAPED).keySet().stream()
        .filter(name -> !name.startsWith("_") && read.contains(name.toLowerCase(Locale.ROOT)))
        .toList();
  }
}
