package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cost of a lake, in US dollars.
 *
 * @param since first day, in UTC
 * @param until creation time
 * @param stored bucket sizes as last reported by S3
 * @param days cost per day, by service
 * @param billed cost reported by Cost Explorer; absent if not requested or not available
 * @param metrics for alarms and dashboards
 */
public record CostReport(
    String region,
    String pricesAsOf,
    LocalDate since,
    Instant until,
    GroupBy by,
    List<Row> rows,
    BigDecimal dollars,
    List<Trend> trends,
    Forecast forecast,
    List<Expense> mostExpensive,
    List<Size> stored,
    Map<LocalDate, Map<Service, BigDecimal>> days,
    Optional<Billed> billed,
    List<CostMetric> metrics,
    List<String> notes) {

  /** A kind of usage within a group, with its price. */
  public record Row(
      String group, String usage, BigDecimal quantity, Price price, BigDecimal dollars) {}

  /**
   * One of the most expensive items.
   *
   * @param advice how to reduce its cost
   */
  public record Expense(Service service, String subject, BigDecimal dollars, String advice) {}

  /**
   * The size of a bucket.
   *
   * @param storageType CloudWatch's StorageType; {@link BucketUsage#OBJECTS} for the number of
   *     objects
   * @param amount bytes or objects
   * @param day date of S3's report
   */
  public record Size(String layer, String storageType, BigDecimal amount, LocalDate day) {
    public boolean isObjects() {
      return storageType.equals(BucketUsage.OBJECTS);
    }
  }

  /**
   * The cost that Cost Explorer reports for the lake's tags.
   *
   * @param services AWS service names
   */
  public record Billed(Map<String, BigDecimal> services) {
    public BigDecimal dollars() {
      return services.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }
}
