package io.saleslake.cost.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import io.saleslake.aws.AwsClients;
import io.saleslake.aws.Outputs;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.names.MetricDimension;
import io.saleslake.names.MetricName;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.TableMetadataParser;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.S3Client;

/** Collects the shares of domains and tables in shared cost. */
public final class CollectShares {
  private static final List<String> ICEBERG_LAYERS = List.of("silver", "gold", "ops");

  private CollectShares() {}

  /** Rows read since a day by domain, from the jobs' metrics. */
  public static Map<String, BigDecimal> rowsByDomain(
      CloudWatchClient cloudWatch,
      String namespace,
      Contracts contracts,
      LocalDate from,
      Instant now) {
    Map<Metric, FeedContract> feeds = new TreeMap<>(comparing(Metric::toString));
    contracts.feeds().values().forEach(feed -> feeds.put(rowsRead(namespace, feed.name()), feed));
    Map<String, BigDecimal> rows = new TreeMap<>();
    ReadMetrics.daily(cloudWatch, List.copyOf(feeds.keySet()), "Sum", from, now)
        .forEach(
            (metric, days) -> {
              FeedContract feed = feeds.get(metric);
              if (feed != null) {
                BigDecimal sum = days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                rows.merge(feed.header().domain(), sum, BigDecimal::add);
              }
            });
    return rows;
  }

  private static Metric rowsRead(String namespace, String feed) {
    return Metric.builder()
        .namespace(namespace)
        .metricName(MetricName.ROWS_READ.label())
        .dimensions(Dimension.builder().name(MetricDimension.FEED.label()).value(feed).build())
        .build();
  }

  /** Size of the current snapshot of each Iceberg table by layer, from table metadata. */
  public static Map<String, Map<String, BigDecimal>> tableBytes(
      AwsClients clients, Outputs outputs) {
    Map<String, Map<String, BigDecimal>> layers = new TreeMap<>();
    GlueClient glue = clients.glue();
    S3Client s3 = clients.s3();
    for (String layer : ICEBERG_LAYERS) {
      Map<String, BigDecimal> tables = new TreeMap<>();
      GetTablesRequest request =
          GetTablesRequest.builder().databaseName(outputs.database(layer)).build();
      glue.getTablesPaginator(request).stream()
          .flatMap(page -> page.tableList().stream())
          .filter(table -> table.hasParameters() && metadataOf(table) != null)
          .forEach(table -> tables.put(layer + "." + table.name(), bytes(s3, table)));
      layers.put(layer, tables);
    }
    return layers;
  }

  private static @Nullable String metadataOf(Table table) {
    return table.parameters().get("metadata_location");
  }

  private static BigDecimal bytes(S3Client s3, Table table) {
    URI location = URI.create(String.valueOf(metadataOf(table)));
    String json =
        s3.getObjectAsBytes(
                request -> request.bucket(location.getHost()).key(location.getPath().substring(1)))
            .asString(UTF_8);
    Snapshot current = TableMetadataParser.fromJson(json).currentSnapshot();
    return current == null
        ? BigDecimal.ZERO
        : new BigDecimal(current.summary().getOrDefault(SnapshotSummary.TOTAL_FILE_SIZE_PROP, "0"));
  }
}
