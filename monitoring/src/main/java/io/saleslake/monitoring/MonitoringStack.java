package io.saleslake.monitoring;

import io.saleslake.contract.Contracts;
import io.saleslake.monitoring.Dataset.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.constructs.Construct;

/** The monitoring stack of a lake: one template for all environments. */
final class MonitoringStack {
  static final String NAME = "Monitoring";

  private final Stack stack;
  private final List<Domain> domains;
  private final Parameters parameters;
  private final Metrics metrics;

  private MonitoringStack(Construct app, Contracts contracts) {
    stack =
        new Stack(
            app,
            NAME,
            StackProps.builder()
                .description("Dashboards and alarms of SalesLake, synthesized from its contracts.")
                .synthesizer(
                    DefaultStackSynthesizer.Builder.create()
                        .generateBootstrapVersionRule(false)
                        .build())
                .build());
    List<Dataset> datasets = Dataset.of(contracts);
    domains = Domain.of(datasets);
    parameters = new Parameters(stack, datasets);
    metrics = new Metrics(parameters);
  }

  /**
   * Adds the stack.
   *
   * @param digest digest of the contracts, which Terraform compares with the contracts that it
   *     applies
   */
  static void add(Construct app, Contracts contracts, String digest) {
    MonitoringStack monitoring = new MonitoringStack(app, contracts);
    monitoring.addAlarms();
    monitoring.addDashboards();
    monitoring.describe(digest);
  }

  private void addAlarms() {
    Alarms alarms = new Alarms(stack, parameters);
    CostAlarms costs = new CostAlarms(alarms, parameters, metrics);
    CompositeAlarms composites = new CompositeAlarms(stack, parameters);
    List<CfnCompositeAlarm> ofDomains = new ArrayList<>();
    for (Domain domain : domains) {
      List<CfnAlarm> parts = new ArrayList<>();
      if (domain.isCrawled()) {
        parts.add(CrawlerAlarms.add(alarms, parameters, metrics, domain));
      }
      domain
          .of(Kind.FEED)
          .forEach(feed -> parts.add(QuarantineAlarms.add(alarms, parameters, metrics, feed)));
      domain
          .datasets()
          .forEach(
              dataset ->
                  dataset
                      .promise()
                      .ifPresent(
                          promise ->
                              parts.add(
                                  FreshnessAlarms.add(
                                      alarms, parameters, metrics, dataset, promise))));
      parts.add(costs.ofDomain(domain));
      ofDomains.add(composites.ofDomain(domain, parts));
    }
    composites.ofLake(ofDomains, CostMetrics.SERVICES.stream().map(costs::ofService).toList());
  }

  private void addDashboards() {
    Widgets widgets = new Widgets(stack, parameters);
    new LakeDashboard(parameters, metrics, widgets, domains).add();
    new CostDashboard(parameters, metrics, widgets, domains).add();
    domains.forEach(domain -> new DomainDashboard(parameters, metrics, widgets, domain).add());
  }

  private void describe(String digest) {
    stack
        .getTemplateOptions()
        .setMetadata(new TreeMap<>(Map.of("Contracts", digest, "TerraformsAlarms", terraforms())));
  }

  private List<String> terraforms() {
    return Stream.concat(
            domains.stream().map(CompositeAlarms::terraforms).flatMap(List::stream),
            CompositeAlarms.terraforms().stream())
        .sorted()
        .toList();
  }
}
