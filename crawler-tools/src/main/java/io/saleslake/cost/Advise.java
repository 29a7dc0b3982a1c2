package io.saleslake.cost;

import static java.util.Comparator.comparing;

import io.saleslake.cost.CostReport.Expense;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the most expensive items, each with advice to reduce its cost. */
final class Advise {
  private static final int MOST = 5;

  private final Usage usage;
  private final Prices prices;

  private record Thing(Service service, String subject) {}

  private Advise(Usage usage, Prices prices) {
    this.usage = usage;
    this.prices = prices;
  }

  static List<Expense> mostExpensive(List<LineItem> items, Usage usage, Prices prices) {
    Map<Thing, List<LineItem>> things = new LinkedHashMap<>();
    for (LineItem item : items) {
      things
          .computeIfAbsent(new Thing(item.service(), item.subject()), thing -> new ArrayList<>())
          .add(item);
    }
    Advise advise = new Advise(usage, prices);
    return things.entrySet().stream()
        .map(thing -> advise.expense(thing.getKey(), thing.getValue()))
        .sorted(
            comparing(Expense::dollars, Comparator.reverseOrder()).thenComparing(Expense::subject))
        .limit(MOST)
        .toList();
  }

  private Expense expense(Thing thing, List<LineItem> items) {
    BigDecimal dollars = LineItem.sum(items);
    String advice =
        switch (thing.service()) {
          case GLUE_JOBS -> job(thing.subject(), dollars);
          case GLUE_CRAWLERS -> crawler(thing.subject());
          case S3 -> layer(thing.subject());
          case ATHENA -> workgroup(thing.subject());
          case CLOUDWATCH -> "drop alarms that nobody acts on (variable alarms)";
        };
    return new Expense(thing.service(), thing.subject(), dollars, advice);
  }

  private String job(String job, BigDecimal dollars) {
    List<JobRun> runs = usage.jobs().stream().filter(run -> run.job().equals(job)).toList();
    long belowMinimum = runs.stream().filter(run -> run.isBelowMinimum(prices)).count();
    if (2 * belowMinimum > runs.size()) {
      return "%d of %d runs end within the %d s that are billed at least: run it less often"
          .formatted(belowMinimum, runs.size(), prices.glue().etlMinimumSeconds());
    }
    if (runs.isEmpty()) {
      return "its run began before these days";
    }
    JobRun last = Collections.max(runs, comparing(JobRun::startedAt));
    if (!last.flex() && !last.workerType().equals("G.025X")) {
      BigDecimal ratio =
          prices
              .etl(last.glueVersion(), true)
              .dollars()
              .divide(prices.etl(last.glueVersion(), false).dollars(), 4, RoundingMode.HALF_UP);
      return "execution class FLEX would save about %s, where it may start later (variable jobs: flex)"
          .formatted(Dollars.round(dollars.subtract(dollars.multiply(ratio))));
    }
    return last.workers() > 2
        ? "try fewer workers than %d (variable jobs: workers)".formatted(last.workers())
        : "it has the smallest workers and the cheapest class: run it less often";
  }

  private String crawler(String crawler) {
    List<Crawl> crawls =
        usage.crawls().stream().filter(crawl -> crawl.crawler().equals(crawler)).toList();
    long belowMinimum = crawls.stream().filter(crawl -> crawl.isBelowMinimum(prices)).count();
    return 2 * belowMinimum > crawls.size()
        ? "%d of %d crawls are shorter than the %d min that are billed at least: crawl less often, or when files arrive (variable crawlers: schedule, mode)"
            .formatted(belowMinimum, crawls.size(), prices.glue().crawlerMinimumMinutes())
        : "crawl when files arrive instead of by schedule (variable crawlers: mode)";
  }

  private static String layer(String layer) {
    return switch (layer) {
      case "bronze" -> "look for feeds that are sent twice; Intelligent-Tiering moves the rest";
      case "silver", "gold", "ops" ->
          "run the job maintain, which expires snapshots and compacts; --by table shows what it would reach";
      default -> "keep its objects for a shorter time (variable retention)";
    };
  }

  private String workgroup(String workgroup) {
    List<Query> queries =
        usage.queries().stream()
            .filter(query -> query.workgroup().equals(workgroup) && query.isCharged())
            .toList();
    long minimum = prices.athena().minimumMegabytes() * Query.MEGABYTE;
    long small = queries.stream().filter(query -> query.scannedBytes() <= minimum).count();
    if (2 * small > queries.size()) {
      return "%d of %d queries scan less than the %d MB that are billed at least: ask less often"
          .formatted(small, queries.size(), prices.athena().minimumMegabytes());
    }
    long largest = queries.stream().mapToLong(Query::scannedBytes).max().orElse(0);
    return "filter on the partition column and name columns instead of *; the largest of %d queries scanned %s"
        .formatted(queries.size(), Dollars.bytes(largest));
  }
}
