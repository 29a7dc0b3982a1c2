package io.saleslake.bronze;

import com.github.luben.zstd.ZstdInputStream;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Opens a raw file with the reader of its format. */
public final class OpenRecords {
  private OpenRecords() {}

  public static RecordReader open(RawFormat format, StoredFile file) throws IOException {
    return switch (format.format()) {
      case CSV -> new CsvRecords(format, text(format.options(), file));
      case JSON -> new JsonRecords(text(format.options(), file), format.options().encoding());
      case PARQUET -> new ParquetRecords(file);
      case AVRO -> new AvroRecords(file);
    };
  }

  /** Decodes text strictly: a byte that is invalid in the feed's encoding raises an exception. */
  static Reader text(FileOptions options, StoredFile file) throws IOException {
    return new InputStreamReader(
        decompressed(file),
        options
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static InputStream decompressed(StoredFile file) throws IOException {
    InputStream stream = file.open();
    String name = file.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      return GzipCompressorInputStream.builder()
          .setInputStream(stream)
          .setDecompressConcatenated(true)
          .get();
    } else if (name.endsWith(".bz2")) {
      return new BZip2CompressorInputStream(stream, true);
    } else if (name.endsWith(".zst")) {
      return new ZstdInputStream(stream);
    }
    return stream;
  }
}
