package io.saleslake.infer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Detects candidate encodings for text that is not UTF-8, the most likely one first. */
final class DetectEncoding {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** ICU reads 8,000 bytes: half of them for each kind of line. */
  private static final int BYTES = 4000;

  /** ICU's confidence (of 100) in an encoding that is possible but not supported by evidence. */
  private static final int NOT_RULED_OUT = 10;

  /** Minimum number of non-ASCII letters needed to distinguish Latin alphabets. */
  private static final int FEW = 10;

  private static final Set<String> OTHER_LATIN =
      Set.of("ISO-8859-2", "ISO-8859-9", "windows-1250", "windows-1254");

  private static final int LONGEST_LINE = 1000;

  /** Windows code pages contain more letters than the ISO encodings that ICU reports. */
  private static final Map<String, List<Charset>> EXTENDED =
      Map.of(
          "Shift_JIS", List.of(Charset.forName("windows-31j")),
          "EUC-KR", List.of(Charset.forName("x-windows-949")));

  private final ByteArrayOutputStream withC1 = new ByteArrayOutputStream();
  private final ByteArrayOutputStream others = new ByteArrayOutputStream();

  private DetectEncoding() {}

  /** Western European encodings come last, because they accept every byte. */
  static Set<Charset> candidates(Path path) throws IOException {
    byte[] lines = new DetectEncoding().lines(path);
    boolean few = IntStream.range(0, lines.length).filter(i -> lines[i] < 0).count() < FEW;
    Set<Charset> candidates = new LinkedHashSet<>();
    Set<Charset> unlikely = new LinkedHashSet<>();
    for (byte[] sample : List.of(lines, head(path))) {
      for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
        String name = match.getName();
        if (match.getConfidence() > NOT_RULED_OUT && Charset.isSupported(name)) {
          Set<Charset> rank = few && OTHER_LATIN.contains(name) ? unlikely : candidates;
          rank.add(Charset.forName(name));
          rank.addAll(EXTENDED.getOrDefault(name, List.of()));
        }
      }
    }
    candidates.add(ISO_8859_1);
    candidates.add(WINDOWS_1252);
    candidates.addAll(unlikely);
    return candidates;
  }

  /** Lines with non-ASCII bytes; first those with bytes that are control characters in ISO 8859. */
  private byte[] lines(Path path) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = DecodeText.open(path)) {
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        for (int i = 0; i < length && withC1.size() < BYTES; i++) {
          line.write(buffer[i]);
          if (buffer[i] == '\n' || buffer[i] == '\r' || line.size() == LONGEST_LINE) {
            keep(line);
          }
        }
      }
    }
    keep(line);
    withC1.writeBytes(others.toByteArray());
    return withC1.toByteArray();
  }

  private void keep(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    boolean ascii = true;
    boolean c1 = false;
    for (byte b : bytes) {
      ascii &= b >= 0;
      c1 |= (b & 0xE0) == 0x80;
    }
    ByteArrayOutputStream kept = c1 ? withC1 : others;
    if (!ascii && kept.size() < BYTES) {
      kept.writeBytes(bytes);
    }
    line.reset();
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = DecodeText.open(path)) {
      return in.readNBytes(2 * BYTES);
    }
  }
}
