package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prices and usage for the cost tests, whose expected values are calculated by hand. */
public final class CostFixtures {
  public static final Prices PRICES =
      new Prices(
          "us-east-1",
          "2026-11-21",
          new Prices.Glue(
              Map.of("6.0", dollars("0.308"), "default", dollars("0.44")),
              Map.of("6.0", dollars("0.203"), "default", dollars("0.29")),
              60,
              Map.of("G.1X", dollars("1"), "G.2X", dollars("2"), "G.025X", dollars("0.25")),
              dollars("0.44"),
              10),
          new Prices.Athena(dollars("5"), 10),
          new Prices.S3(
              Map.of(
                  "StandardStorage", dollars("0.023"),
                  "IntelligentTieringFAStorage", dollars("0.023"),
                  "IntelligentTieringIAStorage", dollars("0.0125")),
              dollars("0.0025")),
          new Prices.CloudWatch(dollars("0.10"), dollars("0.50")),
          new Prices.Kms(dollars("1")));

  private CostFixtures() {}

  static BigDecimal dollars(String dollars) {
    return new BigDecimal(dollars);
  }

  /** A run on Glue 6.0 in the standard class, without DPUSeconds. */
  static JobRun run(String startedAt, int seconds, String workerType, int workers) {
    return new JobRun(
        "promote-to-silver",
        Instant.parse(startedAt),
        Duration.ofSeconds(seconds),
        Optional.empty(),
        "6.0",
        workerType,
        workers,
        dollars("10"),
        false);
  }

  static JobRun flex(JobRun run, String dpuSeconds) {
    return new JobRun(
        run.job(),
        run.startedAt(),
        run.executed(),
        Optional.of(dollars(dpuSeconds)),
        run.glueVersion(),
        run.workerType(),
        run.workers(),
        run.maxCapacity(),
        true);
  }

  static Crawl crawl(String startedAt, int minutes, String dpuHours) {
    return new Crawl(
        "saleslake-dev-sales",
        "sales",
        Instant.parse(startedAt),
        Duration.ofMinutes(minutes),
        dollars(dpuHours));
  }

  static Query query(Query.State state, String statement, long bytes) {
    return new Query(
        "saleslake-dev", Instant.parse("2026-11-10T12:00:00Z"), state, statement, bytes);
  }

  /** Gigabytes per day, starting on the given day. */
  static BucketUsage gigabytes(String layer, String type, String day, long gigabytes) {
    return stored(layer, type, day, BigDecimal.valueOf(gigabytes << 30));
  }

  static BucketUsage stored(String layer, String type, String day, BigDecimal amount) {
    return new BucketUsage(layer, type, new TreeMap<>(Map.of(LocalDate.parse(day), amount)));
  }

  static Usage jobs(JobRun... runs) {
    return new Usage(List.of(runs), List.of(), List.of(), List.of(), 0, 0);
  }

  static Usage crawls(Crawl... crawls) {
    return new Usage(List.of(), List.of(crawls), List.of(), List.of(), 0, 0);
  }

  static Usage storage(BucketUsage... stored) {
    return new Usage(List.of(), List.of(), List.of(stored), List.of(), 0, 0);
  }

  static Usage queries(Query... queries) {
    return new Usage(List.of(), List.of(), List.of(), List.of(queries), 0, 0);
  }

  /** An item with the given cost on a day. */
  static LineItem item(Service service, String day, String dollars) {
    return new LineItem(
        service,
        "thing of " + service,
        "usage",
        LocalDate.parse(day),
        dollars(dollars),
        new Price("one", BigDecimal.ONE, "units"),
        Map.of());
  }
}
