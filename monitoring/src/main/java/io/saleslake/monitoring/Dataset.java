package io.saleslake.monitoring;

import io.saleslake.contract.Contracts;
import io.saleslake.contract.Owner;
import io.saleslake.names.MetricDimension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a contract says to those who watch.
 *
 * @param promise how old the data may be at most, in hours
 */
record Dataset(Kind kind, String name, String domain, String team, OptionalLong promise) {
  enum Kind {
    FEED,
    TABLE,
    MART;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What its age is published as. */
    MetricDimension dimension() {
      return this == FEED ? MetricDimension.FEED : MetricDimension.DATASET;
    }
  }

  /** Feeds, then tables, then marts, each by name. */
  static List<Dataset> of(Contracts contracts) {
    List<Dataset> datasets = new ArrayList<>();
    contracts
        .feeds()
        .values()
        .forEach(feed -> datasets.add(of(Kind.FEED, feed.name(), feed.owner())));
    contracts
        .tables()
        .values()
        .forEach(table -> datasets.add(of(Kind.TABLE, table.name(), table.owner())));
    contracts
        .marts()
        .values()
        .forEach(mart -> datasets.add(of(Kind.MART, mart.name(), mart.owner())));
    return datasets;
  }

  private static Dataset of(Kind kind, String name, Owner owner) {
    OptionalLong hours = owner.freshness().stream().mapToLong(Duration::toHours).findFirst();
    return new Dataset(kind, name, owner.domain(), owner.team(), hours);
  }
}
