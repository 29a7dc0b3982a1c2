package io.saleslake.contract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;

/** Reads the {@code options} of a feed. */
final class FileOptionsParser {
  private final Map<String, Object> options;
  private final Problems problems;

  private FileOptionsParser(Map<String, Object> options, Problems problems) {
    this.options = options;
    this.problems = problems;
  }

  static FileOptions parse(CustomProperties custom, Problems problems) {
    Map<String, Object> options =
        custom.map(
            "options",
            "delimiter",
            "quote",
            "escape",
            "encoding",
            "header",
            "multiLine",
            "decimalMark",
            "thousandsMark",
            "missingValues");
    return new FileOptionsParser(options, problems.at("options")).parse();
  }

  private FileOptions parse() {
    char quote = character("quote", '"');
    return new FileOptions(
        text("delimiter", ","),
        quote,
        character("escape", quote),
        encoding(),
        flag("header", true),
        flag("multiLine", false),
        character("decimalMark", '.'),
        text("thousandsMark", ""),
        options.get("missingValues") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of());
  }

  private String text(String key, String otherwise) {
    return String.valueOf(options.getOrDefault(key, otherwise));
  }

  private char character(String key, char otherwise) {
    String text = text(key, String.valueOf(otherwise));
    if (text.length() != 1) {
      problems.at(key).add("must be one character, not '%s'".formatted(text));
      return otherwise;
    }
    return text.charAt(0);
  }

  private boolean flag(String key, boolean otherwise) {
    Object value = options.getOrDefault(key, otherwise);
    if (value instanceof Boolean flag) {
      return flag;
    }
    problems.at(key).add("must be true or false, not '%s'".formatted(value));
    return otherwise;
  }

  private String encoding() {
    String name = text("encoding", "UTF-8");
    try {
      return Charset.forName(name).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      problems.at("encoding").add("unknown encoding '%s'".formatted(name));
      return name;
    }
  }
}
