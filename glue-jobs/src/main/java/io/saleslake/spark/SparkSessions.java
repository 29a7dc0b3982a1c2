package io.saleslake.spark;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.catalog.PlainLocalFileSystem;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Spark with the lake's catalog. */
public final class SparkSessions {
  private SparkSessions() {}

  /** What the lake's correctness rests on: UTC and the catalog. */
  public static Map<String, String> settings(LakeConfig config) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.app.name", "saleslake");
    // HotSpot interprets a method of more than 8,000 bytes, ten times slower. Above this limit,
    // Spark generates one method per expression instead of one per stage.
    settings.put("spark.sql.codegen.hugeMethodLimit", "8000");
    settings.put("spark.sql.session.timeZone", "UTC");
    // Java's upper and lower case; ICU's tables take half a second to load.
    settings.put("spark.sql.icu.caseMappings.enabled", "false");
    settings.put(
        "spark.sql.extensions",
        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    settings.put("spark.sql.catalog." + Lake.CATALOG, "org.apache.iceberg.spark.SparkCatalog");
    config
        .catalogProperties()
        .forEach(
            (key, value) -> settings.put("spark.sql.catalog." + Lake.CATALOG + "." + key, value));
    return settings;
  }

  /** A session in this JVM, with nothing that a single machine does not need. */
  public static SparkSession startLocal(LakeConfig config) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master(System.getProperty("spark.master", "local[*]"))
            .config("spark.ui.enabled", "false")
            // A task that runs out of memory fails its job with that reason, not the process.
            .config("spark.executor.killOnFatalError.depth", "0")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName())
            // Kept rows are read a few times at most: compressing them costs more than it saves.
            .config("spark.sql.inMemoryColumnarStorage.compressed", "false")
            // Small files on a local disk cost next to nothing to list and to open.
            .config("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000")
            .config("spark.sql.files.openCostInBytes", "65536");
    settings(config).forEach(builder::config);
    return builder.getOrCreate();
  }
}
