package io.saleslake.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Values that readers often misinterpret, each in a separate row, in every text feed. They are
 * listed in {@code values.txt}, with Java's escapes.
 */
final class HostileValues {
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

  private HostileValues() {}

  static List<LabFile> files(Draw draw) {
    Map<String, List<String>> values = read();
    List<LabFile> files = new ArrayList<>();
    for (LabFeed feed : LabFeed.values()) {
      if (feed.isText()) {
        StringBuilder text = new StringBuilder();
        if (feed.format().equals("csv")) {
          text.append(Draw.header(feed)).append('\n');
        }
        for (LabColumn column : LabColumn.values()) {
          for (String value : values.getOrDefault(section(column), List.of())) {
            if (feed.format().equals("json")) {
              json(draw, column, value, text);
            } else {
              csv(draw, feed, column, value, text);
            }
          }
        }
        byte[] content = text.toString().getBytes(Charset.forName(feed.layout().encoding()));
        files.add(new LabFile(feed, "values", "values", "values." + feed.format(), content));
      }
    }
    return files;
  }

  private static String section(LabColumn column) {
    return switch (column) {
      case ID -> "";
      case N, I, DBL, M -> "numbers";
      case D -> "days";
      case TS -> "times";
      case B -> "flags";
      case S -> "texts";
    };
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : resource().lines().toList()) {
      if (line.matches("\\[[a-z]{4,}]")) {
        section = new ArrayList<>();
        values.put(line.substring(1, line.length() - 1), section);
      } else {
        section.add(unescape(line));
      }
    }
    // Gson refuses 1 and 64 zeros: a multiple of 2 to the power of 64 is 0 in its long.
    String zeros = "0".repeat(60);
    Objects.requireNonNull(values.get("numbers"))
        .addAll(List.of("1" + zeros, "0." + zeros + "1", "1." + zeros, zeros + "1"));
    Objects.requireNonNull(values.get("texts")).add("x".repeat(5000));
    return values;
  }

  private static String unescape(String line) {
    return ESCAPED
        .matcher(line)
        .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)))
        .translateEscapes();
  }

  private static String resource() {
    try (InputStream input = HostileValues.class.getResourceAsStream("values.txt")) {
      return new String(Objects.requireNonNull(input).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void csv(
      Draw draw, LabFeed feed, LabColumn column, String value, StringBuilder text) {
    Map<LabColumn, String> cells = draw.cells(feed);
    String delimiter = String.valueOf(feed.layout().delimiter());
    boolean quote = value.contains(delimiter) || value.contains("\"");
    cells.put(column, quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
    text.append(String.join(delimiter, cells.values())).append('\n');
  }

  /** In quotes, and bare: bare it is a number, a boolean or a malformed record. */
  private static void json(Draw draw, LabColumn column, String value, StringBuilder text) {
    String quoted = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    text.append(JsonText.with(draw, column, JsonText.escapeControls(quoted))).append('\n');
    if (column != LabColumn.S && value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      text.append(JsonText.with(draw, column, value)).append('\n');
    }
  }
}
