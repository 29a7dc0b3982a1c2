package io.saleslake.local;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.catalog.Layer;
import io.saleslake.catalog.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;

/** Writes real Iceberg tables of a lake, without Spark. */
public final class LakeOfTables {
  private LakeOfTables() {}

  public static Lake open(Path folder) {
    return Lake.open(LakeConfig.local(folder));
  }

  public static Table create(Lake lake, Layer layer, String name, Schema schema) {
    return lake.ensure(
        layer, new TableDefinition(name, schema, PartitionSpec.unpartitioned(), Map.of()));
  }

  /** Appends one file with rows that are all of one partition. */
  public static void append(Table table, List<Map<String, Object>> rows) {
    List<Record> records = rows.stream().map(row -> record(table, row)).toList();
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(records.get(0)));
    String name = UUID.randomUUID() + ".parquet";
    String path = table.locationProvider().newDataLocation(table.spec(), partition, name);
    try {
      DataWriter<Record> writer =
          Parquet.writeData(table.io().newOutputFile(path))
              .forTable(table)
              .createWriterFunc(GenericParquetWriter::create)
              .withPartition(partition)
              .build();
      try (writer) {
        records.forEach(writer::write);
      }
      table
          .newAppend()
          .appendFile(DataFiles.builder(table.spec()).copy(writer.toDataFile()).build())
          .commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Record record(Table table, Map<String, Object> row) {
    GenericRecord record = GenericRecord.create(table.schema());
    row.forEach(record::setField);
    return record;
  }
}
