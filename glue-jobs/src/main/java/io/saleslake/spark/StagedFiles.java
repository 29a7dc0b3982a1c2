package io.saleslake.spark;

import io.saleslake.engine.EngineSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.FileRewriteCoordinator;
import org.apache.iceberg.spark.ScanTaskSetManager;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.spark.SparkTableCache;
import org.apache.iceberg.spark.source.SparkRewriteTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * Reads and writes single data files of Iceberg tables, by the staging that Iceberg's own
 * compaction uses. It commits nothing.
 */
final class StagedFiles {
  /** Name of the catalog through which files are written. */
  private static final String CATALOG = "staged";

  private final SparkSession session;
  private final Map<String, Table> staged = new LinkedHashMap<>();

  StagedFiles(SparkSession session) {
    this.session = session;
    session
        .conf()
        .set("spark.sql.catalog." + CATALOG, "org.apache.iceberg.spark.SparkRewriteTableCatalog");
  }

  /** The rows of files, with the location of each row's file in {@link EngineSession#LOCATION}. */
  Dataset<Row> readLocated(Table table, List<FileScanTask> files) {
    return files.isEmpty()
        ? session.createDataFrame(
            List.of(),
            SparkSchemaUtil.convert(table.schema())
                .add(EngineSession.LOCATION, DataTypes.StringType))
        : rows(table, files).selectExpr("*", EngineSession.LOCATION);
  }

  /** The rows of files. */
  Dataset<Row> read(Table table, List<FileScanTask> files) {
    return files.isEmpty()
        ? session.createDataFrame(List.of(), SparkSchemaUtil.convert(table.schema()))
        : rows(table, files);
  }

  /**
   * Without a catalog: Spark loads a catalog's table again whenever it reads a view of the table,
   * and then does not find what is cached of the view.
   */
  private Dataset<Row> rows(Table table, List<FileScanTask> files) {
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) session,
        DataSourceV2Relation.create(tableOf(table, files), Option.empty(), Option.empty()));
  }

  /** A table of these files alone. */
  org.apache.spark.sql.connector.catalog.Table tableOf(Table table, List<FileScanTask> files) {
    if (files.isEmpty()) {
      return new EmptyTable(table.name(), SparkSchemaUtil.convert(table.schema()));
    }
    String id = stage(table);
    ScanTaskSetManager.get().stageTasks(table, id, files);
    return new SparkRewriteTable(table, id);
  }

  /** Writes rows with the table's columns. */
  List<DataFile> write(Table table, Dataset<Row> rows) {
    String id = stage(table);
    try {
      rows.writeTo("%s.`%s`".formatted(CATALOG, id)).append();
    } catch (NoSuchTableException e) {
      throw new IllegalStateException("the table was staged a moment ago", e);
    }
    List<DataFile> files = List.copyOf(FileRewriteCoordinator.get().fetchNewFiles(table, id));
    FileRewriteCoordinator.get().clearRewrite(table, id);
    return files;
  }

  private String stage(Table table) {
    String id = UUID.randomUUID().toString();
    staged.put(id, table);
    SparkTableCache.get().add(id, table);
    return id;
  }

  void close() {
    staged.forEach(
        (id, table) -> {
          ScanTaskSetManager.get().removeTasks(table, id);
          SparkTableCache.get().remove(id);
        });
  }
}
