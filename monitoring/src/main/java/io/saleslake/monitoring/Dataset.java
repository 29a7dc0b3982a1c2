package io.saleslake.monitoring;

import io.saleslake.contract.ContractHeader;
import io.saleslake.contract.Contracts;
import io.saleslake.names.MetricDimension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The monitored properties of a contract.
 *
 * @param promise maximum age of the data, from the contract, in hours
 */
record Dataset(Kind kind, String name, String domain, String team, OptionalLong promise) {
  enum Kind {
    FEED,
    TABLE,
    MART;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension under which its age is published. */
    MetricDimension dimension() {
      return this == FEED ? MetricDimension.FEED : MetricDimension.DATASET;
    }
  }

  /** Returns feeds, then tables, then marts, each sorted by name. */
  static List<Dataset> of(Contracts contracts) {
    List<Dataset> datasets = new ArrayList<>();
    contracts
        .feeds()
        .values()
        .forEach(feed -> datasets.add(of(Kind.FEED, feed.name(), feed.header())));
    contracts
        .tables()
        .values()
        .forEach(table -> datasets.add(of(Kind.TABLE, table.name(), table.header())));
    contracts
        .marts()
        .values()
        .forEach(mart -> datasets.add(of(Kind.MART, mart.name(), mart.header())));
    return datasets;
  }

  private static Dataset of(Kind kind, String name, ContractHeader header) {
    OptionalLong hours = header.freshness().stream().mapToLong(Duration::toHours).findFirst();
    return new Dataset(kind, name, header.domain(), header.team(), hours);
  }
}
