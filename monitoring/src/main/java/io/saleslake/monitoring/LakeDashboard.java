package io.saleslake.monitoring;

import io.saleslake.monitoring.Dataset.Kind;
import io.saleslake.names.Job;
import io.saleslake.names.MetricName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

/**
 * The dashboard of the lake: bronze, silver and gold from left to right, then jobs, pipeline and
 * queries.
 */
final class LakeDashboard {
  private final Parameters parameters;
  private final Metrics metrics;
  private final Widgets widgets;
  private final List<Domain> domains;

  LakeDashboard(Parameters parameters, Metrics metrics, Widgets widgets, List<Domain> domains) {
    this.parameters = parameters;
    this.metrics = metrics;
    this.widgets = widgets;
    this.domains = domains;
  }

  void add() {
    widgets.dashboard(
        "lake",
        Duration.days(14),
        List.of(
            List.of(header()),
            List.of(domainStates(), lakeStates()),
            List.of(
                title("Bronze: files as received", "crawler-success-rate", "Crawlers"),
                title("Silver: one row per key", "quarantine", "Quarantine"),
                title("Gold: one table per question", "freshness", "Freshness")),
            List.of(storage("bronze"), storage("silver"), storage("gold")),
            List.of(rowsRead(), resultsOfRows(), scanned()),
            List.of(ages("Feeds", Kind.FEED), ages("Tables", Kind.TABLE), ages("Marts", Kind.MART)),
            List.of(crawls(), quarantined(), executions()),
            List.of(durations(), processingSeconds())));
  }

  private IWidget header() {
    String toDomains =
        String.join(
            ", ",
            domains.stream()
                .map(domain -> widgets.dashboardLink(domain.name(), "domain-" + domain.name()))
                .toList());
    return Widgets.text(
        "# %s\nDomains: %s. Cost: %s. If an alarm fires: %s."
            .formatted(
                parameters.prefix(),
                toDomains,
                widgets.dashboardLink("cost", "cost"),
                widgets.runbook("runbooks", "README")),
        Widgets.WHOLE,
        2);
  }

  private IWidget title(String text, String page, String link) {
    return Widgets.text(
        "## %s\n%s".formatted(text, widgets.runbook("Runbook: " + link, page)), Widgets.THIRD, 2);
  }

  private IWidget domainStates() {
    List<String> names = new ArrayList<>(List.of("lake"));
    domains.forEach(domain -> names.add("domain-" + domain.name()));
    return widgets.states("The lake and its domains", names, Widgets.THIRD, 4);
  }

  private IWidget lakeStates() {
    List<String> names = new ArrayList<>(CompositeAlarms.terraforms());
    CostMetrics.SERVICES.forEach(service -> names.add("cost-service-" + service));
    return widgets.states("Jobs, pipeline, storage and cost", names, 2 * Widgets.THIRD, 4);
  }

  private IWidget storage(String layer) {
    return Widgets.graph("Size and objects", "bytes", Widgets.THIRD)
        .left(
            List.of(Widgets.sum("bytes", metrics.bytes(layer), Widgets.DAY).label("Bytes").build()))
        .right(List.of(metrics.objects(layer).drawn("Objects", Widgets.ORANGE, Widgets.DAY)))
        .rightYAxis(Widgets.axis("objects"))
        .build();
  }

  private IWidget rowsRead() {
    List<IMetric> rows =
        feeds()
            .<IMetric>map(
                feed ->
                    metrics.rows(MetricName.ROWS_READ, feed.name()).drawn(feed.name(), Widgets.DAY))
            .toList();
    return Widgets.graph("Rows read a day", "rows", Widgets.THIRD).left(rows).stacked(true).build();
  }

  private IWidget resultsOfRows() {
    return Widgets.results("Results of the rows", Widgets.THIRD, this::rows);
  }

  private IMetric rows(String label, MetricName name, String color) {
    List<LakeMetric> ofFeeds = feeds().map(feed -> metrics.rows(name, feed.name())).toList();
    return Widgets.sum(label, ofFeeds, Widgets.DAY).label(label).color(color).build();
  }

  private IWidget scanned() {
    return Widgets.graph("Scanned by queries in Athena", "bytes", Widgets.THIRD)
        .left(
            List.of(Widgets.sum("scanned", metrics.scanned(), Widgets.DAY).label("Bytes").build()))
        .right(
            List.of(
                metrics
                    .costOfService(CostMetrics.ATHENA)
                    .drawn("Dollars", Widgets.ORANGE, Widgets.DAY)))
        .rightYAxis(Widgets.axis("dollars"))
        .build();
  }

  private IWidget ages(String what, Kind kind) {
    List<Dataset> datasets = domains.stream().flatMap(domain -> domain.of(kind).stream()).toList();
    return Widgets.graph(what + ": age in percent of the maximum", "percent", Widgets.THIRD)
        .left(Widgets.ages(metrics, datasets))
        .leftAnnotations(List.of(Widgets.line(100, "maximum")))
        .build();
  }

  private IWidget crawls() {
    return Widgets.graph("Crawls a day", "crawls", Widgets.THIRD)
        .left(List.of(crawls("succeeded", Widgets.GREEN), crawls("failed", Widgets.RED)))
        .stacked(true)
        .build();
  }

  private IMetric crawls(String end, String color) {
    List<LakeMetric> ofDomains =
        domains.stream()
            .filter(Domain::isCrawled)
            .map(domain -> metrics.crawls(domain.name(), end))
            .toList();
    return Widgets.sum(end, ofDomains, Widgets.DAY).label(end).color(color).build();
  }

  private IWidget quarantined() {
    return Widgets.graph("Quarantined, percent of rows read", "percent", Widgets.THIRD)
        .left(feeds().map(feed -> Widgets.share(metrics, feed.name())).toList())
        .leftAnnotations(List.of(Widgets.line(parameters.quarantinePercent(), "alarm")))
        .build();
  }

  private IWidget executions() {
    return Widgets.graph("Runs of the pipeline a day", "runs", Widgets.THIRD)
        .left(
            List.of(
                metrics.executions("Succeeded").drawn("succeeded", Widgets.GREEN, Widgets.DAY),
                metrics.executions("Failed").drawn("failed", Widgets.RED, Widgets.DAY),
                metrics.executions("TimedOut").drawn("timed out", Widgets.ORANGE, Widgets.DAY),
                metrics.executions("Aborted").drawn("aborted", Widgets.GREY, Widgets.DAY)))
        .stacked(true)
        .build();
  }

  private IWidget durations() {
    List<IMetric> seconds =
        Arrays.stream(Job.values())
            .<IMetric>map(job -> metrics.seconds(job).drawn(job.label(), Widgets.HOUR))
            .toList();
    return Widgets.graph("Longest run of a job", "seconds", Widgets.HALF).left(seconds).build();
  }

  /**
   * Glue does not publish DPU-hours: calculated as run seconds times the maximum number of workers.
   */
  private IWidget processingSeconds() {
    List<IMetric> used = new ArrayList<>();
    for (Job job : Job.values()) {
      String id = "seconds_" + job.label().replace('-', '_');
      used.add(
          MathExpression.Builder.create()
              .expression("%s * %s".formatted(id, parameters.processingUnits(job)))
              .usingMetrics(Map.of(id, metrics.secondsOfAllRuns(job).drawn(id, Widgets.DAY)))
              .label(job.label())
              .period(Widgets.DAY)
              .build());
    }
    return Widgets.graph("Maximum DPU-seconds a day", "DPU-seconds", Widgets.HALF)
        .left(used)
        .stacked(true)
        .build();
  }

  private Stream<Dataset> feeds() {
    return domains.stream().flatMap(domain -> domain.of(Kind.FEED).stream());
  }
}
