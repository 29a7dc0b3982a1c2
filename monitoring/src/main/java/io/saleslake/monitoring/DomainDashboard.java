package io.saleslake.monitoring;

import io.saleslake.monitoring.Dataset.Kind;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IWidget;

/** The dashboard of a domain, for its owner. */
final class DomainDashboard {
  private final Parameters parameters;
  private final Metrics metrics;
  private final Widgets widgets;
  private final Domain domain;

  DomainDashboard(Parameters parameters, Metrics metrics, Widgets widgets, Domain domain) {
    this.parameters = parameters;
    this.metrics = metrics;
    this.widgets = widgets;
    this.domain = domain;
  }

  void add() {
    List<List<IWidget>> rows = new ArrayList<>();
    rows.add(List.of(header()));
    rows.add(List.of(states()));
    rows.add(ages());
    domain.of(Kind.FEED).forEach(feed -> rows.add(feed(feed)));
    rows.add(domain.isCrawled() ? List.of(crawls(), cost()) : List.of(cost()));
    widgets.dashboard("domain-" + domain.name(), Duration.days(14), rows);
  }

  private IWidget header() {
    return Widgets.text(
        "# %s: %s, owned by %s\nFeeds %d, tables %d, marts %d. %s. Runbooks: %s, %s, %s."
            .formatted(
                parameters.prefix(),
                domain.name(),
                domain.owner(),
                domain.of(Kind.FEED).size(),
                domain.of(Kind.TABLE).size(),
                domain.of(Kind.MART).size(),
                widgets.dashboardLink("The lake", "lake"),
                widgets.runbook("freshness", "freshness"),
                widgets.runbook("quarantine", "quarantine"),
                widgets.runbook("crawlers", "crawler-success-rate")),
        Widgets.WHOLE,
        2);
  }

  private IWidget states() {
    List<String> names = new ArrayList<>(List.of("domain-" + domain.name()));
    domain.datasets().stream()
        .filter(dataset -> dataset.promise().isPresent())
        .forEach(
            dataset ->
                names.add("freshness-%s-%s".formatted(dataset.kind().label(), dataset.name())));
    domain.of(Kind.FEED).forEach(feed -> names.add("quarantine-" + feed.name()));
    if (domain.isCrawled()) {
      names.add("crawler-%s-success-rate".formatted(domain.name()));
    }
    names.addAll(CompositeAlarms.terraforms(domain));
    names.add("cost-domain-" + domain.name());
    // Eight alarms per row, and the title.
    return widgets.states("Alarms", names, Widgets.WHOLE, 2 + (names.size() + 7) / 8);
  }

  private List<IWidget> ages() {
    List<IWidget> ages = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Dataset> datasets = domain.of(kind);
      if (datasets.stream().anyMatch(dataset -> dataset.promise().isPresent())) {
        ages.add(
            Widgets.graph(
                    "Age of %ss, percent of the maximum".formatted(kind.label()),
                    "percent",
                    Widgets.THIRD)
                .left(Widgets.ages(metrics, datasets))
                .leftAnnotations(List.of(Widgets.line(100, "maximum")))
                .build());
      }
    }
    return ages;
  }

  private List<IWidget> feed(Dataset feed) {
    return List.of(
        Widgets.results(
            feed.name() + ": results of its rows",
            2 * Widgets.THIRD,
            (label, name, color) ->
                metrics.rows(name, feed.name()).drawn(label, color, Widgets.DAY)),
        Widgets.graph(feed.name() + ": quarantined", "percent", Widgets.THIRD)
            .left(List.of(Widgets.share(metrics, feed.name())))
            .leftAnnotations(List.of(Widgets.line(parameters.quarantinePercent(), "alarm")))
            .build());
  }

  private IWidget crawls() {
    return Widgets.graph("Crawls a day", "crawls", Widgets.HALF)
        .left(
            List.of(
                metrics
                    .crawls(domain.name(), "succeeded")
                    .drawn("succeeded", Widgets.GREEN, Widgets.DAY),
                metrics.crawls(domain.name(), "failed").drawn("failed", Widgets.RED, Widgets.DAY)))
        .stacked(true)
        .build();
  }

  private IWidget cost() {
    return Widgets.graph("Cost a day", "dollars", Widgets.HALF)
        .left(List.of(metrics.costOfDomain(domain.name()).drawn(domain.name(), Widgets.DAY)))
        .build();
  }
}
