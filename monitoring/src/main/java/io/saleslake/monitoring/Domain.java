package io.saleslake.monitoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.saleslake.monitoring.Dataset.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** A domain: a folder of contracts with one owner. */
record Domain(String name, List<Dataset> datasets) {

  static List<Domain> of(List<Dataset> datasets) {
    return datasets.stream()
        .collect(groupingBy(Dataset::domain, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(domain -> new Domain(domain.getKey(), domain.getValue()))
        .toList();
  }

  List<Dataset> of(Kind kind) {
    return datasets.stream().filter(dataset -> dataset.kind() == kind).toList();
  }

  /** The team of its first table, or of its first dataset if it has no tables. */
  String owner() {
    return datasets.stream()
        .min(Comparator.comparing(dataset -> dataset.kind() != Kind.TABLE))
        .map(Dataset::team)
        .orElseThrow();
  }

  /** Whether the domain has feeds and therefore a crawler. */
  boolean isCrawled() {
    return !of(Kind.FEED).isEmpty();
  }
}
