package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;

/**
 * Copies the well-formed records of text files to one file of JSON lines, all values as text, and
 * counts the others. It parses only the sample's text, not CSV or JSON in general: no valid value
 * contains a quote, a comma or a brace.
 */
final class WellFormedRecords implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile(":(-?\\d[\\d.eE+-]*)(?=[,}])");

  private final Path copy;
  private final BufferedWriter out;
  private long malformed;

  WellFormedRecords(Path copy) throws IOException {
    this.copy = copy;
    this.out = Files.newBufferedWriter(copy);
  }

  /** Copies the records and returns the copy. */
  static WellFormedRecords of(List<Path> files) throws IOException {
    try (WellFormedRecords records =
        new WellFormedRecords(Files.createTempFile("well-formed", ".json"))) {
      for (Path file : files) {
        if (file.toString().contains(".csv")) {
          records.csv(file);
        } else {
          records.json(file);
        }
      }
      return records;
    }
  }

  Path copy() {
    return copy;
  }

  long malformed() {
    return malformed;
  }

  /**
   * A quote makes a line malformed; an opening quote makes all lines up to the closing quote
   * malformed.
   */
  private void csv(Path file) throws IOException {
    Iterator<String> lines = text(file).lines().iterator();
    String[] header = lines.next().split(",", -1);
    while (lines.hasNext()) {
      String line = lines.next();
      String[] fields = line.split(",", -1);
      if (line.indexOf('"') < 0 && fields.length == header.length) {
        start(file);
        for (int i = 0; i < fields.length; i++) {
          if (!fields[i].isEmpty()) {
            out.write(",\"%s\":\"%s\"".formatted(header[i], fields[i]));
          }
        }
        out.write("}\n");
        continue;
      }
      malformed++;
      boolean open = isOdd(line) && (line.startsWith("\"") || line.contains(",\""));
      while (open && lines.hasNext()) {
        open = !isOdd(lines.next());
      }
    }
  }

  private static boolean isOdd(String line) {
    return line.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private void json(Path file) throws IOException {
    for (String record : text(file).replace("}{", "}\n{").lines().toList()) {
      if (record.endsWith("}")) {
        start(file);
        out.write("," + NUMBER.matcher(record.substring(1)).replaceAll(":\"$1\"") + "\n");
      } else {
        malformed++;
      }
    }
  }

  private void start(Path file) throws IOException {
    out.write("{\"filename\":\"%s\"".formatted(file));
  }

  private static String text(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = decompressed(file.toString(), raw)) {
      return new String(plain.readAllBytes(), UTF_8);
    }
  }

  private static InputStream decompressed(String name, InputStream raw) throws IOException {
    if (name.endsWith(".gz")) {
      return new GZIPInputStream(raw);
    } else if (name.endsWith(".bz2")) {
      BZip2Codec codec = new BZip2Codec();
      codec.setConf(new Configuration(false));
      return codec.createInputStream(raw);
    }
    return name.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
