package io.saleslake.cost;

import static io.saleslake.cost.LineItem.DIGITS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/**
 * The expected cost of the current month.
 *
 * @param monthToDate cost up to now
 * @param month expected cost of the full month
 */
public record Forecast(BigDecimal monthToDate, BigDecimal month) {
  /** Description of the calculation for readers of the forecast. */
  public static final String METHOD =
      "the month to date, and for today and each day left the average of the last 7 complete days;"
          + " storage and alarms at their latest rate";

  private static final int DAYS = 7;

  /**
   * Today counts with the larger of its cost so far and the daily average. For a lake younger than
   * 7 days, the average covers the days that exist.
   *
   * @param items items covering at least this month and the last 7 days
   */
  static Forecast of(List<LineItem> items, LocalDate today) {
    YearMonth month = YearMonth.from(today);
    BigDecimal done =
        sum(items, i -> YearMonth.from(i.day()).equals(month) && i.day().isBefore(today));
    BigDecimal soFar = sum(items, item -> item.day().equals(today));
    BigDecimal daily = usedDaily(items, today);
    BigDecimal daysAfter = BigDecimal.valueOf(month.lengthOfMonth() - today.getDayOfMonth());
    BigDecimal atRest = restingDaily(items, today).multiply(daysAfter.add(BigDecimal.ONE), DIGITS);
    BigDecimal used = soFar.max(daily).add(daily.multiply(daysAfter, DIGITS), DIGITS);
    return new Forecast(done.add(soFar), done.add(used, DIGITS).add(atRest, DIGITS));
  }

  private static BigDecimal usedDaily(List<LineItem> items, LocalDate today) {
    LocalDate first =
        items.stream().map(LineItem::day).min(LocalDate::compareTo).orElse(today.minusDays(1));
    long days = Math.max(1, Math.min(DAYS, ChronoUnit.DAYS.between(first, today)));
    BigDecimal used =
        sum(
            items,
            item ->
                !isAtRest(item)
                    && item.day().isBefore(today)
                    && !item.day().isBefore(today.minusDays(days)));
    return used.divide(BigDecimal.valueOf(days), DIGITS);
  }

  /** Yesterday's storage cost, scaled to the length of this month. */
  private static BigDecimal restingDaily(List<LineItem> items, LocalDate today) {
    LocalDate yesterday = today.minusDays(1);
    return sum(items, item -> isAtRest(item) && item.day().equals(yesterday))
        .multiply(BigDecimal.valueOf(yesterday.lengthOfMonth()))
        .divide(BigDecimal.valueOf(today.lengthOfMonth()), DIGITS);
  }

  private static boolean isAtRest(LineItem item) {
    return switch (item.service()) {
      case S3, CLOUDWATCH -> true;
      case GLUE_JOBS, GLUE_CRAWLERS, ATHENA -> false;
    };
  }

  private static BigDecimal sum(List<LineItem> items, Predicate<LineItem> which) {
    return LineItem.sum(items.stream().filter(which).toList());
  }
}
