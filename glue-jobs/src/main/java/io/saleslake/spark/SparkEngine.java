package io.saleslake.spark;

import io.saleslake.bronze.InspectFile;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.Layout;
import io.saleslake.contract.RawFormat;
import io.saleslake.engine.Engine;
import io.saleslake.engine.OnError;
import io.saleslake.ledger.BronzeFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** Spark, on one machine or on Glue. */
public final class SparkEngine implements Engine {
  /** More rows than that take longer to move through the driver than to shuffle. */
  private static final long FEW_ROWS = 10_000;

  private final SparkSession spark;
  private final long fewRows;

  public SparkEngine(SparkSession spark) {
    this(spark, FEW_ROWS);
  }

  /**
   * An engine.
   *
   * @param fewRows row count up to which a batch is kept on the driver and broadcast
   */
  public SparkEngine(SparkSession spark, long fewRows) {
    this.spark = spark;
    this.fewRows = fewRows;
  }

  @Override
  public long fewRows() {
    return fewRows;
  }

  @Override
  public List<Layout> inspect(RawFormat expected, String bronze, List<BronzeFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return context
        .parallelize(files, Math.min(files.size(), 4 * context.defaultParallelism()))
        .mapPartitions(part -> inspect(expected, bronze, part))
        .collect();
  }

  private static Iterator<Layout> inspect(
      RawFormat expected, String bronze, Iterator<BronzeFile> files) {
    InspectFile inspect =
        new InspectFile(expected, SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()));
    List<Layout> layouts = new ArrayList<>();
    while (files.hasNext()) {
      layouts.add(inspect.inspect(InspectedFile.absolute(bronze, files.next())));
    }
    return layouts.iterator();
  }

  @Override
  public SparkEngineSession open(String purpose, OnError onError) {
    return new SparkEngineSession(newSession(spark, onError), purpose, fewRows);
  }

  /** A session with its own settings and views; all SQL of contracts runs in one of these. */
  public static SparkSession newSession(SparkSession spark, OnError onError) {
    SparkSession session = spark.newSession();
    session
        .conf()
        .set(
            "spark.sql.ansi.enabled",
            switch (onError) {
              case NULL -> false;
              case FAIL -> true;
            });
    return session;
  }
}
