package io.saleslake.contract;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule over the rows of a table, with the contract that defines it.
 *
 * @param file path of the contract, as in {@link Problem}
 */
public record OwnedRule(String file, RowRule rule) {
  /** Rules of a table, and of those of the feeds that fill it: all see the table's columns. */
  public static List<OwnedRule> of(TableContract table, Collection<FeedContract> feeds) {
    return Stream.concat(
            table.rules().stream().map(rule -> new OwnedRule(table.header().file(), rule)),
            feeds.stream()
                .filter(feed -> feed.table().equals(table))
                .flatMap(
                    feed ->
                        feed.rules().stream()
                            .map(rule -> new OwnedRule(feed.header().file(), rule))))
        .toList();
  }

  /** As problems name it. */
  public String key() {
    return "rule " + (rule.column().isEmpty() ? rule.name() : rule.name() + " of " + rule.column());
  }
}
