package io.saleslake.cost;

import static io.saleslake.cost.LineItem.DIGITS;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Calculates the cost of usage. The cost of a run past midnight (UTC) is divided between both days
 * by time. Storage and alarms are billed monthly, so each complete day costs its fraction of the
 * month; the current day is not counted.
 */
public final class PriceUsage {
  public static final BigDecimal GIGABYTE = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private final Prices prices;
  private final LocalDate from;
  private final LocalDate today;
  private final List<LineItem> items = new ArrayList<>();
  private final Set<String> notes = new TreeSet<>();

  /**
   * The priced items and a note for usage without a price.
   *
   * @param items in unspecified order
   */
  record Priced(List<LineItem> items, List<String> notes) {}

  private PriceUsage(Prices prices, LocalDate from, LocalDate today) {
    this.prices = prices;
    this.from = from;
    this.today = today;
  }

  /** Prices the usage from {@code from} to {@code today}. */
  static Priced price(Usage usage, Prices prices, LocalDate from, LocalDate today) {
    PriceUsage pricing = new PriceUsage(prices, from, today);
    usage.jobs().forEach(pricing::job);
    usage.crawls().forEach(pricing::crawl);
    usage.queries().forEach(pricing::query);
    from.datesUntil(today).forEach(day -> pricing.atRest(usage, day));
    return new Priced(List.copyOf(pricing.items), List.copyOf(pricing.notes));
  }

  private void job(JobRun run) {
    JobRun.Billed billed = run.billed(prices);
    BigDecimal hours = billed.dpuSeconds().divide(SECONDS_PER_HOUR, DIGITS);
    overDays(
        run.startedAt(),
        billed.time(),
        hours,
        (day, quantity) ->
            new LineItem(
                Service.GLUE_JOBS,
                run.job(),
                run.usage(),
                day,
                quantity,
                prices.etl(run.glueVersion(), run.flex()),
                run.labels()));
  }

  private void crawl(Crawl run) {
    overDays(
        run.startedAt(),
        run.time(prices),
        run.billed(prices),
        (day, quantity) ->
            new LineItem(
                Service.GLUE_CRAWLERS,
                run.crawler(),
                "crawls",
                day,
                quantity,
                prices.crawler(),
                run.labels()));
  }

  private void query(Query query) {
    add(
        new LineItem(
            Service.ATHENA,
            query.workgroup(),
            "queries of workgroup " + query.workgroup(),
            dayOf(query.submittedAt()),
            query.billed(prices),
            prices.scanned(),
            Map.of()));
  }

  private void atRest(Usage usage, LocalDate day) {
    for (BucketUsage stored : usage.stored()) {
      if (!stored.isObjects()) {
        bytes(stored, day);
      } else if (usage.stored().stream()
          .anyMatch(
              other ->
                  other.layer().equals(stored.layer())
                      && other.isIntelligentTiering()
                      && other.on(day).isPresent())) {
        rent(
            Service.S3,
            stored.layer(),
            "monitoring of Intelligent-Tiering",
            day,
            stored.on(day).orElse(BigDecimal.ZERO).divide(THOUSAND, DIGITS),
            prices.monitoring());
      }
    }
    rent(
        Service.CLOUDWATCH,
        "alarms",
        "metrics of alarms",
        day,
        BigDecimal.valueOf(usage.alarmMetrics()),
        prices.alarmMetric());
    rent(
        Service.CLOUDWATCH,
        "alarms",
        "composite alarms",
        day,
        BigDecimal.valueOf(usage.compositeAlarms()),
        prices.compositeAlarm());
  }

  private void bytes(BucketUsage stored, LocalDate day) {
    BigDecimal bytes = stored.on(day).orElse(BigDecimal.ZERO);
    prices
        .storage(stored.storageType())
        .ifPresentOrElse(
            price ->
                rent(
                    Service.S3,
                    stored.layer(),
                    stored.storageType(),
                    day,
                    bytes.divide(GIGABYTE, DIGITS),
                    price),
            () -> {
              if (bytes.signum() > 0) {
                notes.add(
                    "%s holds %s, for which s3.gigabyte_month has no price: not counted"
                        .formatted(stored.layer(), stored.storageType()));
              }
            });
  }

  private void rent(
      Service service,
      String subject,
      String usage,
      LocalDate day,
      BigDecimal amount,
      Price price) {
    BigDecimal ofMonth = amount.divide(BigDecimal.valueOf(day.lengthOfMonth()), DIGITS);
    Map<GroupBy, String> labels = service == Service.S3 ? Map.of(GroupBy.LAYER, subject) : Map.of();
    add(new LineItem(service, subject, usage, day, ofMonth, price, labels));
  }

  private interface OnDay {
    LineItem item(LocalDate day, BigDecimal quantity);
  }

  private void overDays(Instant start, Duration time, BigDecimal quantity, OnDay onDay) {
    Instant end = start.plus(time);
    BigDecimal whole = BigDecimal.valueOf(time.toMillis());
    for (Instant at = start; at.isBefore(end); ) {
      LocalDate day = dayOf(at);
      Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      Instant until = midnight.isBefore(end) ? midnight : end;
      BigDecimal part = BigDecimal.valueOf(Duration.between(at, until).toMillis());
      add(onDay.item(day, quantity.multiply(part, DIGITS).divide(whole, DIGITS)));
      at = until;
    }
  }

  private void add(LineItem item) {
    boolean inTime = !item.day().isBefore(from) && !item.day().isAfter(today);
    if (inTime && item.quantity().signum() > 0) {
      items.add(item);
    }
  }

  private static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
