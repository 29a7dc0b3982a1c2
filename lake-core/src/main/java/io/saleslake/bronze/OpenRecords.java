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
import java.util.Set;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Opens a raw file with the reader of its format. */
public final class OpenRecords {
  private static final Set<String> COMPRESSIONS = Set.of("gz", "bz2", "zst");

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
    return switch (compression(file.name())) {
      case "gz" ->
          GzipCompressorInputStream.builder()
              .setInputStream(stream)
              .setDecompressConcatenated(true)
              .get();
      case "bz2" -> new BZip2CompressorInputStream(stream, true);
      case "zst" -> new ZstdInputStream(stream);
      default -> stream;
    };
  }

  /** Whether the extension of a file's name is that of a compression. */
  public static boolean isCompressed(String name) {
    return !compression(name).isEmpty();
  }

  private static String compression(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return COMPRESSIONS.contains(extension) && name.contains(".") ? extension : "";
  }
}
