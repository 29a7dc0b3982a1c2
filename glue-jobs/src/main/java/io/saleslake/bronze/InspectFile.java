package io.saleslake.bronze;

import io.saleslake.contract.FeedContract.Format;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawFormat;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;

/**
 * Looks through one raw file before it is parsed: can it be read to its end, which columns does it
 * have, how many records. The count is what the promotion's accounting is held against.
 */
final class InspectFile {
  private final RawFormat expected;
  private final Configuration hadoop;
  private final CompressionCodecFactory codecs;

  InspectFile(RawFormat expected, Configuration hadoop) {
    this.expected = expected;
    this.hadoop = hadoop;
    this.codecs = new CompressionCodecFactory(hadoop);
  }

  Layout inspect(Path path) throws IOException {
    FileSystem fileSystem = path.getFileSystem(hadoop);
    if (fileSystem.getFileStatus(path).getLen() == 0) {
      return Layout.unreadable("empty file");
    }
    try {
      return switch (expected.format()) {
        case CSV, JSON -> text(path);
        case PARQUET -> parquet(path);
        case AVRO -> avro(path, fileSystem);
      };
    } catch (UnreadableFileException e) {
      return Layout.unreadable(String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      return Layout.unreadable("not " + expected.options().encoding());
    } catch (EOFException e) {
      return Layout.unreadable("truncated");
    } catch (IOException | RuntimeException e) {
      if (isGone(fileSystem, path)) {
        throw e;
      }
      return Layout.unreadable(reason(e));
    }
  }

  /** A file that has vanished is not a broken file. */
  private static boolean isGone(FileSystem fileSystem, Path path) throws IOException {
    return !fileSystem.exists(path);
  }

  private String reason(Exception e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return "not readable as %s: %s"
        .formatted(expected.format().name().toLowerCase(Locale.ROOT), first);
  }

  private Layout text(Path path) throws IOException {
    FileOptions options = expected.options();
    CompressionCodec codec = codecs.getCodec(path);
    InputStream raw = path.getFileSystem(hadoop).open(path);
    try (raw;
        InputStream input = codec == null ? raw : codec.createInputStream(raw);
        InputStreamReader reader =
            new InputStreamReader(
                input,
                options
                    .charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      return expected.format() == Format.JSON
          ? JsonLayout.read(reader)
          : withKnownColumns(CsvLayout.read(expected, reader));
    }
  }

  /** A header that has not one of the contract's columns is not a header of this expected. */
  private Layout withKnownColumns(Layout layout) {
    Set<String> known = new HashSet<>(expected.headers());
    return layout.columns().stream().anyMatch(known::contains)
        ? layout
        : Layout.unreadable("its header has none of the feed's columns");
  }

  private Layout parquet(Path path) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
      List<String> columns =
          reader.getFileMetaData().getSchema().getFields().stream().map(Type::getName).toList();
      return Layout.of(columns, reader.getRecordCount());
    }
  }

  private static Layout avro(Path path, FileSystem fileSystem) throws IOException {
    try (DataFileStream<GenericRecord> stream =
        new DataFileStream<>(fileSystem.open(path), new GenericDatumReader<>())) {
      long records = 0;
      while (stream.hasNext()) {
        records += stream.getBlockCount();
        stream.nextBlock();
      }
      List<String> columns =
          stream.getSchema().getFields().stream().map(Schema.Field::name).toList();
      return Layout.of(columns, records);
    }
  }
}
