package io.saleslake.catalog;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import io.saleslake.names.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The location of a lake: the only difference between a laptop and AWS.
 *
 * @param bronze root of the raw files, as a Hadoop path
 * @param databasePrefix prefix of the layer in database names, empty on a laptop
 * @param catalogProperties properties of the Iceberg catalog
 */
public record LakeConfig(
    String bronze, String databasePrefix, Map<String, String> catalogProperties) {

  public LakeConfig {
    catalogProperties = Map.copyOf(catalogProperties);
  }

  /** A lake in a folder: an embedded SQLite catalog and plain files. */
  public static LakeConfig local(Path lake) {
    Path root = create(lake);
    CheckFolder.check(root);
    return new LakeConfig(
        root.resolve("bronze").toString(),
        "",
        Map.of(
            "type",
            "jdbc",
            "uri",
            CheckFolder.url(root),
            "jdbc.schema-version",
            "V1",
            "warehouse",
            new org.apache.hadoop.fs.Path("file", null, root.toString()).toString(),
            "cache-enabled",
            "false",
            // A month of a small lake is a few megabytes; small splits use all cores.
            "table-default.read.split.target-size",
            String.valueOf(8 << 20)));
  }

  /**
   * Resolves symbolic links, because the lake's files record absolute paths and a link may be
   * removed.
   */
  private static Path create(Path lake) {
    try {
      Files.createDirectories(lake.resolve("bronze"));
      return lake.toRealPath();
    } catch (IOException e) {
      throw LakeException.external("Cannot create lake %s: %s".formatted(lake, Reason.of(e)), e);
    }
  }

  /**
   * A lake on AWS: the Glue Data Catalog, whose databases define the location of their tables.
   *
   * @param bronze {@code s3://} root of the raw files
   * @param databasePrefix {@code <project>_<environment>_}
   */
  public static LakeConfig glue(String bronze, String databasePrefix) {
    return new LakeConfig(
        bronze,
        databasePrefix,
        Map.of(
            "type", "glue",
            "io-impl", "org.apache.iceberg.aws.s3.S3FileIO",
            "cache-enabled", "false"));
  }

  public String database(Layer layer) {
    return databasePrefix + layer.databaseName();
  }
}
