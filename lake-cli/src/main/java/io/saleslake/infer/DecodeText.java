package io.saleslake.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Converts a text file to UTF-8 without byte order mark, with LF line endings. */
final class DecodeText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char NUL = '\0';
  private static final char ESCAPE = '\u001B';

  private DecodeText() {}

  /**
   * Statistics of the text.
   *
   * @param controls control characters except tab, line ends and form feed
   * @param c1 control characters from U+0080 to U+009F, which do not occur in text
   * @param escapes ESC characters, which switch character sets in 7-bit encodings
   */
  record Decoded(long characters, long controls, long nuls, long c1, long escapes, boolean ascii) {
    boolean isText() {
      return nuls == 0 && c1 == 0 && controls * 100 <= characters;
    }
  }

  /**
   * Decodes the whole file.
   *
   * @throws java.nio.charset.CharacterCodingException if a byte is invalid in the encoding
   */
  static Decoded decode(Path from, Charset charset, Path to) throws IOException {
    var strict =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(from), strict));
        BufferedWriter writer = Files.newBufferedWriter(to, UTF_8)) {
      return copy(reader, writer);
    }
  }

  private static Decoded copy(BufferedReader reader, BufferedWriter writer) throws IOException {
    long characters = 0;
    long controls = 0;
    long nuls = 0;
    long c1 = 0;
    long escapes = 0;
    boolean ascii = true;
    int previous = -1;
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (characters++ == 0 && c == BYTE_ORDER_MARK) {
        continue;
      }
      ascii &= c < 0x80;
      c1 += c >= 0x80 && c < 0xA0 ? 1 : 0;
      nuls += c == NUL ? 1 : 0;
      escapes += c == ESCAPE ? 1 : 0;
      controls += c < ' ' && "\t\n\r\f".indexOf(c) < 0 ? 1 : 0;
      if (c != '\n' || previous != '\r') {
        writer.write(c == '\r' ? '\n' : c);
      }
      previous = c;
    }
    return new Decoded(characters, controls, nuls, c1, escapes, ascii);
  }

  /** The file's bytes, decompressed according to its extension. */
  static InputStream open(Path path) throws IOException {
    String name = path.toString().toLowerCase(Locale.ROOT);
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "gz" -> new GZIPInputStream(bytes);
      case "bz2" -> new BZip2CompressorInputStream(bytes, true);
      case "zst" -> new ZstdInputStream(bytes);
      default -> bytes;
    };
  }
}
