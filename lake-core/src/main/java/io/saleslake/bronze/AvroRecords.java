package io.saleslake.bronze;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Reads the records of an Avro file with the file's own schema. */
final class AvroRecords implements RecordReader {
  private final DataFileStream<GenericRecord> stream;
  private final List<Schema.Field> fields;
  private final List<String> columns;
  private long number;

  AvroRecords(StoredFile stored) throws IOException {
    this.stream = new DataFileStream<>(stored.open(), new GenericDatumReader<>());
    Schema schema = stream.getSchema();
    if (schema.getType() != Schema.Type.RECORD) {
      throw new UnreadableFileException("its schema is not a record");
    }
    this.fields = schema.getFields();
    this.columns = fields.stream().map(Schema.Field::name).toList();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable RawRecord next() throws IOException {
    if (!stream.hasNext()) {
      return null;
    }
    GenericRecord row = stream.next();
    List<@Nullable String> values = new ArrayList<>(columns.size());
    for (Schema.Field field : fields) {
      values.add(AvroText.value(row.get(field.pos()), field.schema()));
    }
    return RawRecord.of(++number, columns, values);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
