package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the lake cost, in US dollars.
 *
 * @param since its first day, in UTC
 * @param until the moment it was made
 * @param stored what the buckets hold, as S3 last said
 * @param days what each day cost, by service
 * @param billed what AWS billed, where that was asked for and told
 * @param figures for alarms and dashboards
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
    List<CostFigure> figures,
    List<String> notes) {

  /** One kind of use within a group, and the price it was given. */
  public record Row(
      String group, String usage, BigDecimal quantity, Price price, BigDecimal dollars) {}

  /**
   * One of the most expensive things.
   *
   * @param advice what to do about it
   */
  public record Expense(Service service, String subject, BigDecimal dollars, String advice) {}

  /**
   * What a bucket holds.
   *
   * @param storageType of CloudWatch; {@link Stored#OBJECTS} where objects are counted
   * @param figure bytes or objects
   * @param day on which S3 said so
   */
  public record Size(String layer, String storageType, BigDecimal figure, LocalDate day) {
    public boolean isObjects() {
      return storageType.equals(Stored.OBJECTS);
    }
  }

  /**
   * What Cost Explorer says of the lake's tags.
   *
   * @param services as AWS calls them
   */
  public record Billed(Map<String, BigDecimal> services) {
    public BigDecimal dollars() {
      return services.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }
}
