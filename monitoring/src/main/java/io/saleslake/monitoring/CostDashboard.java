package io.saleslake.monitoring;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;

/** The dashboard of the lake's cost by service and by domain, and the forecast for the month. */
final class CostDashboard {
  private final Parameters parameters;
  private final Metrics metrics;
  private final Widgets widgets;
  private final List<Domain> domains;

  CostDashboard(Parameters parameters, Metrics metrics, Widgets widgets, List<Domain> domains) {
    this.parameters = parameters;
    this.metrics = metrics;
    this.widgets = widgets;
    this.domains = domains;
  }

  void add() {
    widgets.dashboard(
        "cost",
        Duration.days(30),
        List.of(
            List.of(header()),
            List.of(
                Widgets.number("The last complete day", day("Dollars"), Widgets.THIRD),
                month("This month so far", CostMetrics.MONTH),
                month("This month, forecast", CostMetrics.FORECAST)),
            List.of(byService(), byDomain()),
            List.of(whole(), states())));
  }

  private IWidget header() {
    return Widgets.text(
        ("# %s: cost\nUS dollars per complete day (UTC), estimated from usage and list prices."
                + " %s. %s.")
            .formatted(
                parameters.prefix(),
                widgets.dashboardLink("The lake", "lake"),
                widgets.runbook("Runbook: cost", "cost")),
        Widgets.WHOLE,
        2);
  }

  private IMetric day(String label) {
    return Widgets.sum("day", services(), Widgets.DAY).label(label).build();
  }

  private IWidget month(String title, String name) {
    return Widgets.number(
        title, metrics.costOfMonth(name).drawn("Dollars", Widgets.DAY), Widgets.THIRD);
  }

  private IWidget byService() {
    List<IMetric> costs =
        CostMetrics.SERVICES.stream()
            .<IMetric>map(service -> metrics.costOfService(service).drawn(service, Widgets.DAY))
            .toList();
    return Widgets.graph("By service", "dollars a day", Widgets.HALF)
        .left(costs)
        .stacked(true)
        .build();
  }

  private IWidget byDomain() {
    List<IMetric> costs =
        Stream.concat(domains.stream().map(Domain::name), Stream.of(CostMetrics.SHARED))
            .<IMetric>map(domain -> metrics.costOfDomain(domain).drawn(domain, Widgets.DAY))
            .toList();
    return Widgets.graph("By domain", "dollars a day", Widgets.HALF)
        .left(costs)
        .stacked(true)
        .build();
  }

  private IWidget whole() {
    return Widgets.graph("The month: spent and forecast", "dollars", Widgets.HALF)
        .left(
            List.of(
                metrics.costOfMonth(CostMetrics.MONTH).drawn("so far", Widgets.BLUE, Widgets.DAY),
                metrics
                    .costOfMonth(CostMetrics.FORECAST)
                    .drawn("forecast", Widgets.ORANGE, Widgets.DAY)))
        .build();
  }

  private IWidget states() {
    List<String> names =
        Stream.concat(
                CostMetrics.SERVICES.stream().map("cost-service-%s"::formatted),
                domains.stream().map(domain -> "cost-domain-" + domain.name()))
            .toList();
    return widgets.states("Cost alarms", names, Widgets.HALF, Widgets.TALL);
  }

  private List<LakeMetric> services() {
    return CostMetrics.SERVICES.stream().map(metrics::costOfService).toList();
  }
}
