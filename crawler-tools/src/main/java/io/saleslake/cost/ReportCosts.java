package io.saleslake.cost;

import static java.util.Comparator.comparing;

import io.saleslake.cost.CostReport.Billed;
import io.saleslake.cost.CostReport.Row;
import io.saleslake.cost.CostReport.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Creates the cost report from usage. Does not call AWS. */
public final class ReportCosts {
  private static final String NOT_COUNTED =
      "not counted: requests to S3 and KMS, the KMS key, logs, custom metrics, dashboards, Step"
          + " Functions, queues, Redshift, data transfer, taxes, free tiers";

  private ReportCosts() {}

  /**
   * The request for a report.
   *
   * @param since first day of the report, in UTC
   * @param domains domains with their own metrics
   */
  public record Question(LocalDate since, Instant now, GroupBy by, List<String> domains) {
    LocalDate today() {
      return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** The first day for which usage is needed, for the trend, the month and the weekly average. */
    public LocalDate from() {
      LocalDate before = since.minusDays(since.datesUntil(today()).count());
      LocalDate month = today().withDayOfMonth(1);
      LocalDate week = today().minusDays(7);
      return List.of(before, month, week).stream().min(LocalDate::compareTo).orElse(before);
    }
  }

  public static CostReport report(
      Question question, Usage usage, Prices prices, Shares shares, Optional<Billed> billed) {
    LocalDate today = question.today();
    PriceUsage.Priced priced = PriceUsage.price(usage, prices, question.from(), today);
    List<LineItem> all = shares.split(priced.items(), usage.stored());
    List<LineItem> items =
        all.stream().filter(item -> !item.day().isBefore(question.since())).toList();
    List<String> notes = new ArrayList<>(priced.notes());
    notes.addAll(shortHistories(question));
    notes.add(NOT_COUNTED);
    Forecast forecast = Forecast.of(all, today);
    return new CostReport(
        prices.region(),
        prices.asOf(),
        question.since(),
        question.now(),
        question.by(),
        rows(items, question.by()),
        LineItem.sum(items),
        Trend.of(all, question.since(), today),
        forecast,
        Advise.mostExpensive(items, usage.since(question.since()), prices),
        sizes(usage.stored()),
        days(items, question),
        billed,
        CostMetric.of(all, forecast, question.domains(), question.now()),
        notes);
  }

  private static List<String> shortHistories(Question question) {
    long days = question.since().datesUntil(question.today()).count();
    List<String> notes = new ArrayList<>();
    for (Service service : Service.values()) {
      if (service.historyDays() > 0 && days > service.historyDays()) {
        notes.add("%s: AWS keeps only the last %d days".formatted(service, service.historyDays()));
      }
    }
    notes.add("only the current alarms are counted");
    return notes;
  }

  private static List<Row> rows(List<LineItem> items, GroupBy by) {
    Map<List<String>, List<LineItem>> groups = new LinkedHashMap<>();
    for (LineItem item : items) {
      groups
          .computeIfAbsent(
              List.of(item.group(by), item.usage(), item.price().name()), key -> new ArrayList<>())
          .add(item);
    }
    return groups.values().stream().map(group -> row(group, by)).sorted(order(groups, by)).toList();
  }

  private static Row row(List<LineItem> group, GroupBy by) {
    LineItem first = group.get(0);
    return new Row(
        first.group(by),
        first.usage(),
        group.stream().map(LineItem::quantity).reduce(BigDecimal.ZERO, BigDecimal::add),
        first.price(),
        LineItem.sum(group));
  }

  /** Sorts days by date and other groups by cost, the most expensive first. */
  private static Comparator<Row> order(Map<List<String>, List<LineItem>> groups, GroupBy by) {
    Comparator<Row> byDollars = comparing(Row::dollars, Comparator.reverseOrder());
    if (by == GroupBy.DAY) {
      return comparing(Row::group).thenComparing(byDollars).thenComparing(Row::usage);
    }
    Map<String, BigDecimal> sums = new TreeMap<>();
    groups.forEach((key, items) -> sums.merge(key.get(0), LineItem.sum(items), BigDecimal::add));
    return comparing((Row row) -> sums.getOrDefault(row.group(), BigDecimal.ZERO))
        .reversed()
        .thenComparing(Row::group)
        .thenComparing(byDollars)
        .thenComparing(Row::usage);
  }

  private static List<Size> sizes(List<BucketUsage> stored) {
    return stored.stream()
        .filter(series -> !series.byDay().isEmpty())
        .map(
            series ->
                new Size(
                    series.layer(),
                    series.storageType(),
                    series.byDay().lastEntry().getValue(),
                    series.byDay().lastKey()))
        .sorted(
            comparing(Size::layer).thenComparing(Size::isObjects).thenComparing(Size::storageType))
        .toList();
  }

  private static Map<LocalDate, Map<Service, BigDecimal>> days(
      List<LineItem> items, Question question) {
    Map<LocalDate, Map<Service, BigDecimal>> days = new TreeMap<>();
    question
        .since()
        .datesUntil(question.today().plusDays(1))
        .forEach(day -> days.put(day, new EnumMap<>(Service.class)));
    for (LineItem item : items) {
      days.computeIfAbsent(item.day(), day -> new EnumMap<>(Service.class))
          .merge(item.service(), item.dollars(), BigDecimal::add);
    }
    return days;
  }
}
