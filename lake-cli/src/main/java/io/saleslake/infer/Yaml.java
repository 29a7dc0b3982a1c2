package io.saleslake.infer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes YAML with comments, which YAML libraries do not support. */
final class Yaml {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Words that YAML does not parse as strings. */
  private static final Set<String> NOT_TEXT =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final StringBuilder text = new StringBuilder();

  void comment(int depth, String words) {
    text.append("  ".repeat(depth)).append("# ").append(oneLine(words)).append('\n');
  }

  void open(int depth, String key) {
    text.append("  ".repeat(depth)).append(key).append(":\n");
  }

  void line(int depth, String key, Object value) {
    text.append("  ".repeat(depth)).append(key).append(": ").append(value(value)).append('\n');
  }

  /** Adds the first line of a list entry; its other lines are indented further. */
  void item(int depth, String key, Object value) {
    text.append("  ".repeat(depth)).append("- ").append(key).append(": ");
    text.append(value(value)).append('\n');
  }

  /**
   * Writes the header of a contract.
   *
   * @param kind prefix of the id, {@code feed-} for feeds
   */
  void head(String domain, String kind, String name, String purpose, String team) {
    String words = name.replace('_', ' ');
    line(0, "apiVersion", "v3.1.0");
    line(0, "kind", "DataContract");
    line(
        0,
        "id",
        "%s-%s%s".formatted(domain.toLowerCase(Locale.ROOT), kind, name.replace('_', '-')));
    line(0, "name", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    line(0, "version", "0.1.0");
    line(0, "status", "draft");
    line(0, "domain", domain);
    open(0, "description");
    line(1, "purpose", purpose);
    open(0, "team");
    line(1, "name", team);
    open(0, "schema");
  }

  /** The type of a column. */
  void type(ColumnType type) {
    line(4, "logicalType", type.logical());
    if (type.logical().equals("number") || type.kind() == Kind.INT) {
      line(4, "physicalType", type.sql());
    }
  }

  String text() {
    return text.toString();
  }

  private static String value(Object value) {
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(Yaml::value).toList()) + "]";
    } else if (value instanceof String word && !isPlain(word)) {
      return quoted(word);
    }
    return value.toString();
  }

  private static boolean isPlain(String word) {
    return word.matches(
            "[0-9]+[.][0-9]+[.][0-9]+|[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*|decimal\\(\\d+,\\d+\\)")
        && !NOT_TEXT.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Text that JSON must escape is quoted in YAML too. */
  private static String quoted(String word) {
    try {
      return JSON.writeValueAsString(word);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String oneLine(String words) {
    return words.replaceAll("\\s+", " ");
  }
}
