package io.saleslake.catalog;

import org.apache.spark.sql.SparkSession;

/** Starts Spark with the lake's catalog. */
public final class SparkSessions {
  private SparkSessions() {}

  /**
   * The running session, or a new one. What Glue or a submit script has set stays, but for what the
   * lake's correctness rests on: UTC and the catalog.
   */
  public static SparkSession start(LakeConfig config) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("saleslake")
            .config("spark.sql.session.timeZone", "UTC")
            // Java's upper and lower case; ICU's tables take half a second to load.
            .config("spark.sql.icu.caseMappings.enabled", "false")
            .config(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .config("spark.sql.catalog." + Lake.CATALOG, "org.apache.iceberg.spark.SparkCatalog");
    config
        .catalogProperties()
        .forEach(
            (key, value) -> builder.config("spark.sql.catalog." + Lake.CATALOG + "." + key, value));
    return builder.getOrCreate();
  }

  /** As {@link #start}, in this JVM, with nothing that a single machine does not need. */
  public static SparkSession startLocal(LakeConfig config) {
    System.setProperty("spark.master", System.getProperty("spark.master", "local[*]"));
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.sql.shuffle.partitions", "4");
    System.setProperty("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName());
    // Kept rows are read a few times at most: compressing them costs more than it saves.
    System.setProperty("spark.sql.inMemoryColumnarStorage.compressed", "false");
    // Small files on a local disk cost next to nothing to list and to open.
    System.setProperty("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000");
    System.setProperty("spark.sql.files.openCostInBytes", "65536");
    return start(config);
  }
}
