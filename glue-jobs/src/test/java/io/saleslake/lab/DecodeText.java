package io.saleslake.lab;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The text of a CSV or JSON file, decompressed by its ending and decoded strictly. */
record DecodeText(@Nullable String text, @Nullable String unreadable, @Nullable Stricter stricter) {
  /** Larger texts are not decoded: the lake rejects their fields. */
  private static final int MOST_BYTES = 64 << 20;

  static DecodeText decode(LabFile file) {
    if (file.content().length == 0) {
      return new DecodeText(null, "empty file", null);
    }
    try {
      byte[] plain = decompress(file);
      String text =
          Charset.forName(file.feed().layout().encoding())
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(plain))
              .toString();
      if (text.indexOf('\0') >= 0) {
        return new DecodeText(null, "binary content", null);
      }
      return new DecodeText(
          text.startsWith("\uFEFF") ? text.substring(1) : text,
          null,
          file.name().endsWith(".gz") && hasMoreAfterGzip(file.content())
              ? Stricter.AFTER_GZIP
              : null);
    } catch (CharacterCodingException e) {
      return new DecodeText(null, "another encoding", null);
    } catch (IOException e) {
      return new DecodeText(null, "damaged compression", null);
    }
  }

  private static byte[] decompress(LabFile file) throws IOException {
    InputStream raw = new ByteArrayInputStream(file.content());
    String name = file.name();
    if (name.endsWith(".gz")) {
      return readAll(new GZIPInputStream(raw));
    } else if (name.endsWith(".bz2")) {
      return readAll(new BZip2CompressorInputStream(raw, true));
    } else if (name.endsWith(".zst")) {
      return readAll(new ZstdInputStream(raw));
    }
    return file.content();
  }

  private static byte[] readAll(InputStream input) throws IOException {
    try (input) {
      return input.readNBytes(MOST_BYTES);
    }
  }

  /** Java's reader ignores bytes after the last member, that of commons-compress does not. */
  private static boolean hasMoreAfterGzip(byte[] content) {
    try (InputStream input =
        GzipCompressorInputStream.builder()
            .setByteArray(content)
            .setDecompressConcatenated(true)
            .get()) {
      input.skipNBytes(MOST_BYTES);
      return false;
    } catch (EOFException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
