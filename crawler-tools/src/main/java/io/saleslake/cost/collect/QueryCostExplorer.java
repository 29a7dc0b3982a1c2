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

/** What AWS billed for what carries the lake's tags. Each request costs a cent. */
public final class AskCostExplorer {
  private static final String METRIC = "UnblendedCost";

  private AskCostExplorer() {}

  /**
   * Dollars by AWS's names of services.
   *
   * @param tags that are activated for cost allocation
   * @param until the first day that is not asked for
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
