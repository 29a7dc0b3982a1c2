package io.saleslake.job;

import io.saleslake.LakeException;
import io.saleslake.Progress;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.engine.Engine;
import io.saleslake.gold.MartReport;
import io.saleslake.ledger.RowCounts;
import io.saleslake.maintenance.TableReport;
import io.saleslake.run.PromoteToGold;
import io.saleslake.run.PromoteToSilver;
import io.saleslake.run.ReplayQuarantine;
import io.saleslake.run.RunReport;
import io.saleslake.silver.BatchReport;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import io.saleslake.sql.CheckContracts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** What the launcher on AWS Glue calls: one run of one job. */
public final class GlueJob {
  private final JobArguments arguments;
  private final Lake lake;
  private final Contracts contracts;
  private final SparkSession spark;
  private final Engine engine;
  private final List<Metric> metrics = new ArrayList<>();

  private GlueJob(
      JobArguments arguments, Lake lake, Contracts contracts, SparkSession spark, Engine engine) {
    this.arguments = arguments;
    this.lake = lake;
    this.contracts = contracts;
    this.spark = spark;
    this.engine = engine;
  }

  /**
   * The settings that Spark must start with.
   *
   * @throws LakeException for invalid arguments, with its category at the start of the message
   */
  public static SparkConf sparkConf(String[] arguments) {
    SparkConf conf = new SparkConf();
    SparkSessions.settings(parse(arguments).lake()).forEach(conf::set);
    return conf;
  }

  /**
   * Runs, and prints the names of the arguments it ignores and one line that says what was done.
   *
   * @throws LakeException when anything fails, so that the run fails; its message, which starts
   *     with the category, is the {@code ErrorMessage} of the job run
   */
  public static void run(SparkSession spark, String[] given) {
    JobArguments arguments = parse(given);
    System.out.println("Ignored arguments: " + String.join(", ", arguments.ignored()));
    try {
      run(spark, arguments);
    } catch (Exception e) { // Spark throws checked exceptions that its methods do not declare
      throw FailedRun.of(arguments.job().label(), e);
    }
  }

  private static JobArguments parse(String[] given) {
    try {
      return JobArguments.parse(given);
    } catch (RuntimeException e) {
      throw FailedRun.of("read the arguments", e);
    }
  }

  private static void run(SparkSession spark, JobArguments arguments) {
    Instant start = Instant.now();
    Contracts contracts =
        FetchContracts.fetch(arguments.contracts(), spark.sparkContext().hadoopConfiguration());
    SparkEngine engine = new SparkEngine(spark);
    CheckContracts.check(engine, contracts);
    try (Lake lake = Lake.open(arguments.lake(), spark.sparkContext().hadoopConfiguration())) {
      GlueJob job = new GlueJob(arguments, lake, contracts, spark, engine);
      String done = job.run();
      Duration took = Duration.between(start, Instant.now());
      job.metrics.add(Metric.seconds(arguments.job(), took));
      arguments
          .metricsNamespace()
          .ifPresent(namespace -> PublishMetrics.publish(namespace, job.metrics));
      System.out.printf("%s: %s; %d s%n", arguments.job().label(), done, took.toSeconds());
    }
  }

  private String run() {
    return switch (arguments.job()) {
      case PROMOTE_TO_SILVER -> toSilver();
      case PROMOTE_TO_GOLD -> toGold();
      case MAINTAIN -> maintain();
      case REPLAY_QUARANTINE -> replay();
    };
  }

  private String toSilver() {
    List<BatchReport> batches =
        PromoteToSilver.promote(
            lake, contracts, needsSpark -> engine, arguments.silver(), Progress.silent());
    metrics.addAll(Metric.rows(batches));
    metrics.addAll(MeasureFreshness.ofSilver(lake, contracts, Instant.now()));
    int files = batches.stream().mapToInt(batch -> batch.batch().files().size()).sum();
    return "%d batches, %d files, %s".formatted(batches.size(), files, rows(batches));
  }

  private static RowCounts rows(List<BatchReport> batches) {
    return batches.stream().map(BatchReport::rows).reduce(RowCounts.NONE, RowCounts::plus);
  }

  private String toGold() {
    List<MartReport> marts =
        PromoteToGold.promote(
            lake, contracts, needsSpark -> engine, arguments.gold(), Progress.silent());
    metrics.addAll(MeasureFreshness.ofGold(lake, contracts, Instant.now()));
    return "%d marts, %d rows"
        .formatted(marts.size(), marts.stream().mapToLong(MartReport::rows).sum());
  }

  /**
   * Sends no row counts: the quarantine alarms have already counted the rows that are rejected once
   * more.
   */
  private String replay() {
    RunReport report =
        ReplayQuarantine.replay(
            lake, contracts, needsSpark -> engine, arguments.silver().feeds(), Progress.silent());
    metrics.addAll(MeasureFreshness.ofSilver(lake, contracts, Instant.now()));
    metrics.addAll(MeasureFreshness.ofGold(lake, contracts, Instant.now()));
    return "%d feeds, %s, %d marts"
        .formatted(report.batches().size(), rows(report.batches()), report.marts().size());
  }

  private String maintain() {
    List<TableReport> tables = MaintainLake.maintain(lake, contracts, spark);
    return "%d tables, %d snapshots expired, %d files compacted, %d orphan files removed"
        .formatted(
            tables.size(),
            tables.stream().mapToLong(TableReport::expiredSnapshots).sum(),
            tables.stream().mapToLong(TableReport::compactedFiles).sum(),
            tables.stream().mapToLong(TableReport::orphanFiles).sum());
  }
}
