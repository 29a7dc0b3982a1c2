package io.saleslake.cost.collect;

import io.saleslake.cost.CostReport.Billed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;

/**
 * Queries Cost Explorer for the cost of resources with the lake's tags. Each request costs 0.01
 * dollars.
 */
public final class QueryCostExplorer {
  private static final String METRIC = "UnblendedCost";

  private QueryCostExplorer() {}

  /**
   * Returns the cost in dollars by AWS service name.
   *
   * @param tags activated cost allocation tags
   * @param until end date, exclusive
   */
  public static Billed ask(
      CostExplorerClient costExplorer, Map<String, String> tags, LocalDate since, LocalDate until) {
    Map<String, BigDecimal> services = new TreeMap<>();
    String token = null;
    do {
      GetCostAndUsageResponse page =
          costExplorer.getCostAndUsage(request(tags, since, until, token));
      page.resultsByTime().stream()
          .flatMap(day -> day.groups().stream())
          .forEach(group -> services.merge(group.keys().get(0), dollars(group), BigDecimal::add));
      token = page.nextPageToken();
    } while (token != null && !token.isEmpty());
    return new Billed(services);
  }

  private static GetCostAndUsageRequest request(
      Map<String, String> tags, LocalDate since, LocalDate until, @Nullable String token) {
    Expression[] tagged =
        tags.entrySet().stream()
            .map(
                tag ->
                    Expression.builder()
                        .tags(values -> values.key(tag.getKey()).values(tag.getValue()))
                        .build())
            .toArray(Expression[]::new);
    return GetCostAndUsageRequest.builder()
        .timePeriod(period -> period.start(since.toString()).end(until.toString()))
        .granularity(Granularity.DAILY)
        .metrics(METRIC)
        .groupBy(
            GroupDefinition.builder().type(GroupDefinitionType.DIMENSION).key("SERVICE").build())
        .filter(tagged.length == 1 ? tagged[0] : Expression.builder().and(tagged).build())
        .nextPageToken(token)
        .build();
  }

  private static BigDecimal dollars(Group group) {
    MetricValue value = group.metrics().get(METRIC);
    return value == null ? BigDecimal.ZERO : new BigDecimal(value.amount());
  }
}
