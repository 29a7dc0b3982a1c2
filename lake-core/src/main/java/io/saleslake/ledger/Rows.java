package io.saleslake.ledger;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;

/** Reads and writes ledger rows without a Spark job. */
final class Rows {
  private Rows() {}

  static GenericRecord blank(Table table) {
    return GenericRecord.create(table.schema());
  }

  /** Matching rows in the current snapshot. */
  static List<Record> read(Table table, Expression filter, String... columns) {
    IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(table).where(filter);
    if (columns.length > 0) {
      scan = scan.select(columns);
    }
    try (CloseableIterable<Record> rows = scan.build()) {
      List<Record> list = new ArrayList<>();
      rows.forEach(list::add);
      return list;
    } catch (IOException e) {
      throw LakeException.external("Cannot read %s: %s".formatted(table.name(), Reason.of(e)), e);
    }
  }

  /**
   * Data files in the current snapshot that contain matching rows, each with all of its rows. Rows
   * are compared, not file bounds: bounds may be truncated, and compaction may have combined
   * arbitrary rows.
   *
   * @param filter common condition of the rows, to limit the files that are read
   */
  static Map<DataFile, List<Record>> filesWith(
      Table table, Expression filter, Predicate<Record> matches) {
    try (CloseableIterable<FileScanTask> scan = table.newScan().filter(filter).planFiles()) {
      Map<DataFile, List<Record>> found = new LinkedHashMap<>();
      for (FileScanTask task : scan) {
        List<Record> rows = rowsOf(table, task.file());
        if (rows.stream().anyMatch(matches)) {
          found.put(task.file(), rows);
        }
      }
      return found;
    } catch (IOException e) {
      throw LakeException.external("Cannot read %s: %s".formatted(table.name(), Reason.of(e)), e);
    }
  }

  private static List<Record> rowsOf(Table table, DataFile file) throws IOException {
    try (CloseableIterable<Record> rows =
        FormatModelRegistry.<Record, Object>readBuilder(
                file.format(), Record.class, table.io().newInputFile(file.location()))
            .project(table.schema())
            .build()) {
      List<Record> list = new ArrayList<>();
      rows.forEach(list::add);
      return list;
    }
  }

  /** Writes a new data file with rows of one feed; it is not part of a snapshot yet. */
  static DataFile write(Table table, List<Record> rows) {
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(rows.get(0)));
    String path =
        table
            .locationProvider()
            .newDataLocation(table.spec(), partition, UUID.randomUUID() + ".parquet");
    EncryptedOutputFile output =
        EncryptedFiles.plainAsEncryptedOutput(table.io().newOutputFile(path));
    try {
      DataWriter<Record> writer =
          FormatModelRegistry.<Record, Object>dataWriteBuilder(
                  FileFormat.PARQUET, Record.class, output)
              .schema(table.schema())
              .spec(table.spec())
              .partition(partition)
              .setAll(table.properties())
              .metricsConfig(MetricsConfig.forTable(table))
              .build();
      try (writer) {
        rows.forEach(writer::write);
      }
      return DataFiles.builder(table.spec()).copy(writer.toDataFile()).build();
    } catch (IOException e) {
      throw LakeException.external("Cannot write %s: %s".formatted(table.name(), Reason.of(e)), e);
    }
  }
}
