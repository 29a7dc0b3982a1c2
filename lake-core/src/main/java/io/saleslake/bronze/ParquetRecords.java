package io.saleslake.bronze;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Reads the records of a Parquet file with the file's own schema. */
final class ParquetRecords implements RecordReader {
  private static final Set<CompressionCodecName> READABLE =
      Set.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD,
          CompressionCodecName.LZ4_RAW);

  private final ParquetFileReader file;
  private final MessageType schema;
  private final MessageColumnIO columnIO;
  private final List<String> columns;
  private org.apache.parquet.io.@Nullable RecordReader<Group> rows;
  private long rowsLeft;
  private long number;

  ParquetRecords(StoredFile stored) throws IOException {
    this.file =
        ParquetFileReader.open(
            inputFile(stored),
            ParquetReadOptions.builder().usePageChecksumVerification(true).build());
    this.schema = file.getFileMetaData().getSchema();
    this.columnIO = new ColumnIOFactory().getColumnIO(schema);
    this.columns = schema.getFields().stream().map(Type::getName).toList();
    requireReadable();
  }

  private void requireReadable() throws UnreadableFileException {
    Set<CompressionCodecName> unreadable = new TreeSet<>();
    for (BlockMetaData block : file.getFooter().getBlocks()) {
      block.getColumns().stream().map(ColumnChunkMetaData::getCodec).forEach(unreadable::add);
    }
    unreadable.removeAll(READABLE);
    if (!unreadable.isEmpty()) {
      throw new UnreadableFileException(
          "compressed with %s, which the lake does not read"
              .formatted(unreadable.iterator().next()));
    }
  }

  private static InputFile inputFile(StoredFile stored) throws IOException {
    long length = stored.length();
    return new InputFile() {
      @Override
      public long getLength() {
        return length;
      }

      @Override
      public SeekableInputStream newStream() throws IOException {
        return HadoopStreams.wrap(stored.open());
      }

      @Override
      public String toString() {
        return stored.name(); // for messages
      }
    };
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable RawRecord next() throws IOException {
    while (rowsLeft == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return null;
      }
      rowsLeft = pages.getRowCount();
      rows = columnIO.getRecordReader(pages, new GroupRecordConverter(schema));
    }
    rowsLeft--;
    Group row = requireNonNull(rows).read();
    List<@Nullable String> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(ParquetText.field(row, schema.getType(i), i));
    }
    return RawRecord.of(++number, columns, values);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
